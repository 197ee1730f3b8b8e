/** Two people changed one model: who the other one is, and the ways out. Nothing is lost. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import { Link } from 'react-router';

import type { Saved } from '~/api/definition.ts';
import { lastSaved } from '~/api/lastSaved.ts';
import { useText } from '~/messages/Messages.tsx';
import { paths } from '~/ui/paths.ts';
import { useSavedBy } from '~/ui/useSavedBy.ts';

import type { Spec } from '../specs.ts';

interface Given {
  theirs: Saved<Spec>;
  onMine: () => void;
  onTheirs: () => void;
}

export function Conflict({ theirs, onMine, onTheirs }: Given) {
  const text = useText();
  const savedBy = useSavedBy();
  const { name } = theirs.definition.metadata;
  const { data } = useQuery({
    queryKey: ['last-saved', name, theirs.version],
    queryFn: ({ signal }) => lastSaved('Segmentation', name, signal),
  });
  if (!data) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={text('segmentations-conflict', savedBy(data))}
      description={
        <Flex wrap gap={8} align="center">
          <Button type="primary" onClick={onMine}>
            {text('ui-conflict-mine')}
          </Button>
          <Button onClick={onTheirs}>{text('ui-conflict-theirs')}</Button>
          <Link to={paths.segmentation(name)} target="_blank">
            {text('segmentations-conflict-look')}
          </Link>
        </Flex>
      }
    />
  );
}
