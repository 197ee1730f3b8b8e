/** Two people changed one segment: what the other one saved, and the ways out. Nothing is lost. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Spin, Typography } from 'antd';

import { server } from '~/api/client.ts';
import { lastSaved } from '~/api/lastSaved.ts';
import { problemOf } from '~/api/problem.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { usePlain } from '~/rule/field/usePlain.ts';
import { useSavedBy } from '~/ui/useSavedBy.ts';

import { type Difference, differences } from './differences.ts';
import type { Metadata, SavedSegment } from './spec.ts';

interface Given {
  /** What was to be saved. */
  mine: { metadata: Metadata; rule: string };
  /** Saves mine over theirs; nothing stands there when they deleted it. */
  onMine: (theirs: SavedSegment | undefined) => void;
  onTheirs: () => void;
  onNew: () => void;
}

export function Conflict({ mine, onMine, onTheirs, onNew }: Given) {
  const text = useText();
  const savedBy = useSavedBy();
  const newest = useNewest(mine.metadata.name);
  if (newest.error) {
    return <Alert type="error" showIcon title={problemOf(newest.error).message} />;
  }
  if (!newest.data) return <Spin aria-label={text('ui-loading')} />;
  const { theirs } = newest.data;
  const deed = theirs ? 'segments-conflict' : 'segments-conflict-deleted';
  return (
    <Alert
      type="warning"
      showIcon
      title={text(deed, savedBy(newest.data))}
      description={
        <Flex vertical gap={12}>
          {theirs &&
            differences(mine, theirs.definition).map((one) => (
              <OneDifference key={one.what} difference={one} />
            ))}
          <Flex wrap gap={8}>
            <Button type="primary" onClick={() => onMine(theirs)}>
              {text(theirs ? 'ui-conflict-mine' : 'ui-conflict-again')}
            </Button>
            {theirs && <Button onClick={onTheirs}>{text('ui-conflict-theirs')}</Button>}
            <Button onClick={onNew}>{text('segments-conflict-new')}</Button>
          </Flex>
        </Flex>
      }
    />
  );
}

function OneDifference({ difference: { what, mine, theirs } }: { difference: Difference }) {
  const text = useText();
  return (
    <div>
      <strong>{text(`segments-differs-${what}` as MessageId)}</strong>
      <Said by="theirs" what={what} value={theirs} />
      <Said by="mine" what={what} value={mine} />
    </div>
  );
}

function Said({ by, what, value }: { by: 'theirs' | 'mine'; what: string; value: string }) {
  const text = useText();
  const plain = usePlain(what === 'rule' ? value : '');
  const words = what === 'rule' ? (plain.words ?? value) : value || text('ui-unknown-value');
  return (
    <div title={value}>
      <Typography.Text type="secondary">{text(`segments-differs-by-${by}`)}</Typography.Text>{' '}
      {words}
    </div>
  );
}

/** What is saved now, by whom and when; nothing of what was deleted. */
function useNewest(name: string) {
  return useQuery({
    queryKey: ['newest', name],
    staleTime: 0,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const last = await lastSaved('Segment', name, signal);
      if (last.deleted) return { ...last, theirs: undefined };
      const { data } = await server.GET('/api/v1/definitions/{kind}/{name}', {
        params: { path: { kind: 'Segment', name } },
        signal,
      });
      return { ...last, theirs: data as unknown as SavedSegment };
    },
  });
}
