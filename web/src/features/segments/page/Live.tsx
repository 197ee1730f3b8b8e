/** What the rule catches, beside it while it is being built. */
import { Alert, Card, Flex, Spin, Tag, Typography } from 'antd';

import { useText } from '~/messages/Messages.tsx';
import { Caught, Refused, Unfinished } from '~/rule/editor/Caught.tsx';
import type { Preview } from '~/rule/usePreview.ts';
import type { RuleProblem } from '~/rule/useRule.ts';
import { CustomerLink } from '~/ui/CustomerLink.tsx';
import { useFormat } from '~/ui/format.ts';

interface Given {
  preview: Preview | undefined;
  error: unknown;
  /** What is wrong with the text. */
  problems?: RuleProblem[];
  /** The rule is empty. */
  isEmpty: boolean;
  /** What is shown is not yet, or not any more, of this rule. */
  isOld: boolean;
  unfinished: number;
}

export function Live({ preview, error, problems = [], isEmpty, isOld, unfinished }: Given) {
  const text = useText();
  return (
    <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0 }}>{text('segments-live')}</h2>}>
      <Flex vertical gap={12}>
        {isEmpty && (
          <Typography.Text type="secondary">{text('segments-live-empty')}</Typography.Text>
        )}
        {!isEmpty && error !== null && <Refused error={error} />}
        {!isEmpty && error === null && preview && problems.length === 0 && (
          <Result preview={preview} isOld={isOld} />
        )}
        {problems.length > 0 && (
          <Alert type="warning" showIcon title={text('segments-live-wrong')} />
        )}
        {!isEmpty && error === null && !preview && problems.length === 0 && (
          <Spin aria-label={text('ui-loading')} />
        )}
        <Unfinished count={unfinished} />
      </Flex>
    </Card>
  );
}

/** How many, and some of them: those who come and go when there is a saved rule to compare with. */
function Result({ preview, isOld }: { preview: Preview; isOld: boolean }) {
  const text = useText();
  const { instant } = useFormat();
  const { against } = preview;
  return (
    <div>
      <Caught preview={preview} label={text('segments-caught')} isOld={isOld} />
      <Typography.Paragraph type="secondary" style={{ fontSize: 12 }}>
        {text('ui-as-of', { at: instant(preview.as_of) })}
      </Typography.Paragraph>
      {against ? (
        <Flex vertical gap={8}>
          <Moving id="joins" count={against.joins} people={against.joining} />
          <Moving id="leaves" count={against.leaves} people={against.leaving} />
        </Flex>
      ) : (
        <People title={text('segments-sample')} people={preview.sample} />
      )}
    </div>
  );
}

interface MovingGiven {
  id: 'joins' | 'leaves';
  count: number;
  people: Preview['sample'];
}

function Moving({ id, count, people }: MovingGiven) {
  const text = useText();
  const { number } = useFormat();
  const sign = count === 0 ? '' : id === 'joins' ? '+' : '−';
  return (
    <section aria-label={text(`segments-compared-${id}`)}>
      <Flex gap={8} align="center">
        <Typography.Text strong>{text(`segments-compared-${id}`)}</Typography.Text>
        <Tag>
          {sign}
          {number(count)}
        </Tag>
      </Flex>
      {count > 0 && <People people={people.slice(0, 5)} />}
    </section>
  );
}

function People({ title, people }: { title?: string; people: Preview['sample'] }) {
  return (
    <>
      {title && <Typography.Text strong>{title}</Typography.Text>}
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {people.map((one) => (
          <li key={one.id}>
            <CustomerLink customer={one} />
          </li>
        ))}
      </ul>
    </>
  );
}
