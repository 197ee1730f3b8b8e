/** A saved segmentation: its picture, its groups in numbers, the customers behind each. */
import { Alert, Card, Flex, Typography } from 'antd';

import { api } from '~/api/client.ts';
import { useLanguage, useText } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import { isMany, type Method } from '../specs.ts';
import type { Breakdown } from './grid.ts';
import { GroupsTable } from './GroupsTable.tsx';
import { MembersDrawer } from './MembersDrawer.tsx';
import { Picture } from './Picture.tsx';
import type { Pick } from './pick.ts';
import { useAdvice } from './useAdvice.ts';
import { groupCount } from './useTitles.ts';
import { ValueCurve } from './ValueCurve.tsx';

export function GroupsTab({ name, method }: { name: string; method: Method }) {
  const query = api.useQuery('get', '/api/v1/breakdown/{segmentation}', {
    params: { path: { segmentation: name } },
  });
  return (
    <Loaded query={query} rows={10}>
      {(breakdown) => <Groups name={name} method={method} breakdown={breakdown} />}
    </Loaded>
  );
}

interface Given {
  name: string;
  method: Method;
  breakdown: Breakdown;
}

function Groups({ name, method, breakdown }: Given) {
  const text = useText();
  const { instant } = useFormat();
  const advice = useAdvice(name);
  const { pick, choose } = usePick();
  return (
    <Flex vertical gap={16}>
      <Card>
        <Picture breakdown={breakdown} onPick={choose} />
      </Card>
      {method === 'abc' && (
        <Card>
          <ValueCurve name={name} />
        </Card>
      )}
      <Card>
        <GroupsTable breakdown={breakdown} onPick={choose} advice={advice} />
        <Typography.Text type="secondary">
          {text('ui-as-of', { at: instant(breakdown.as_of) })} · <Worth value={breakdown.value} />
        </Typography.Text>
      </Card>
      {isMany(method, groupCount(breakdown)) && (
        <Alert type="info" showIcon title={text('segmentations-many')} />
      )}
      {pick && (
        <MembersDrawer breakdown={breakdown} pick={pick} onClose={() => choose(undefined)} />
      )}
    </Flex>
  );
}

/** Whose customers are shown lies in the address. */
function usePick() {
  const [shown, setShown] = useUrlState('who');
  const pick: Pick | undefined = shown.startsWith('label=')
    ? { label: shown.slice('label='.length) }
    : shown.startsWith('scores=')
      ? { scores: shown.slice('scores='.length) }
      : undefined;
  const choose = (next: Pick | undefined) => {
    if (next?.label !== undefined) setShown(`label=${next.label}`, true);
    else if (next?.scores !== undefined) setShown(`scores=${next.scores}`, true);
    else setShown('');
  };
  return { pick, choose };
}

/** What is counted as value. */
function Worth({ value }: { value: Breakdown['value'] }) {
  const { language, text } = useLanguage();
  if (!value) return text('segmentations-worth-none');
  const { expression: name, title } = value;
  return text('segmentations-worth-what', { expression: titleOf({ name, title }, language) });
}
