/** How many customers a rule catches, and what keeps it from being counted. */
import { Alert, Flex, Statistic, theme, Typography } from 'antd';

import { problemOf } from '~/api/problem.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';

import type { Preview } from '../usePreview.ts';

interface Given {
  preview: Preview;
  /** Who they are, for those who do not see where it stands. */
  label: string;
  /** What is shown is not yet, or not any more, of this rule. */
  isOld: boolean;
  /** Number and share stand side by side. */
  flat?: boolean;
}

export function Caught({ preview, label, isOld, flat = false }: Given) {
  const text = useText();
  const { number, share } = useFormat();
  const { token } = theme.useToken();
  const { count, customers } = preview;
  const part = customers === 0 ? 0 : count / customers;
  const size = flat ? 28 : 40;
  return (
    <div aria-live="polite" role="status" aria-label={label} aria-busy={isOld}>
      <Flex vertical={!flat} wrap align={flat ? 'baseline' : 'stretch'} gap={flat ? '0 8px' : 0}>
        <Statistic
          value={number(count)}
          styles={{ content: { fontSize: size, fontWeight: 600, color: token.colorPrimary } }}
        />
        <Typography.Text>
          {text('segments-share-of', { share: share(part), all: number(customers) })}
        </Typography.Text>
      </Flex>
    </div>
  );
}

/** Why a rule that can be read is not counted. */
export function Refused({ error }: { error: unknown }) {
  const problem = problemOf(error);
  const parts = problem.parts.length > 1 ? problem.parts : [{ code: '', title: problem.message }];
  return parts.map(({ title }) => <Alert key={title} type="warning" showIcon title={title} />);
}

/** What is not counted as it is not filled in. */
export function Unfinished({ count }: { count: number }) {
  const text = useText();
  if (count === 0) return null;
  return <Alert type="info" showIcon title={text('segments-unfinished-some', { count })} />;
}
