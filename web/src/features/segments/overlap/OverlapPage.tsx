/** Groups laid over each other: how many are in which of them at once. */
import { Button, Flex, Select, Space, Typography } from 'antd';
import { useNavigate } from 'react-router';

import { api } from '~/api/client.ts';
import { useRight } from '~/api/session.tsx';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useWords } from '~/rule/builder/context.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { Page } from '~/ui/Page.tsx';
import { paths } from '~/ui/paths.ts';
import { useUrlState } from '~/ui/useUrlState.ts';

import { type Operation, ruleOf } from './regions.ts';
import type { Overlap } from './parts.ts';
import { Picture } from './Picture.tsx';
import { Regions } from './Regions.tsx';

const MOST = 6;
const OPERATIONS: Operation[] = ['intersection', 'union', 'difference'];

export function OverlapPage() {
  const { language, text } = useLanguage();
  const words = useWords();
  const [of, setOf] = useUrlState('of');
  const chosen = of === '' ? [] : of.split(',').map(decodeURIComponent);
  const isList = (name: string) =>
    words.lists.some((one) => one.name === name) &&
    !words.segments.some((one) => one.name === name);
  const sets = chosen.map((name) => ({ segment: isList(name) ? `staticlist/${name}` : name }));
  const overlap = api.useQuery(
    'post',
    '/api/v1/overlap',
    { body: { sets } },
    { enabled: sets.length > 0, retry: false },
  );
  const options = [...words.segments, ...words.lists].map((one) => ({
    value: one.name,
    label: titleOf(one, language),
  }));
  const choose = (names: string[]) => setOf(names.map(encodeURIComponent).join(','));
  return (
    <Page title={text('segments-overlap-title')} what={text('segments-overlap-what')}>
      <Select
        mode="multiple"
        aria-label={text('segments-overlap-choose')}
        placeholder={text('segments-overlap-choose')}
        maxCount={MOST}
        value={chosen}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={choose}
        style={{ width: '100%', maxWidth: 760 }}
      />
      {chosen.length < 2 ? (
        <Typography.Text type="secondary">{text('segments-overlap-empty')}</Typography.Text>
      ) : (
        <Loaded query={overlap}>
          {(found) => (
            <Flex vertical gap={16}>
              <SetOperations overlap={found} />
              <Picture overlap={found} />
              <Regions overlap={found} />
            </Flex>
          )}
        </Loaded>
      )}
    </Page>
  );
}

/** New segments from whole groups: in all of them, in any, in the first only. */
function SetOperations({ overlap }: { overlap: Overlap }) {
  const { language, text } = useLanguage();
  const navigate = useNavigate();
  const mayDefine = useRight('define');
  if (!mayDefine) return null;
  const rules = overlap.sets.map(({ rule }) => rule);
  const first = overlap.sets[0];
  const title = first ? titleOf({ ...first, name: first.name ?? first.rule }, language) : '';
  return (
    <Flex wrap gap={8} align="center">
      <Typography.Text>{text('segments-make')}</Typography.Text>
      <Space wrap>
        {OPERATIONS.map((operation) => (
          <Button
            key={operation}
            onClick={() => void navigate(paths.newSegment({ rule: ruleOf(operation, rules) }))}
          >
            {text(`segments-make-${operation}`, { title })}
          </Button>
        ))}
      </Space>
    </Flex>
  );
}
