/** How an unsaved segmentation divides the customers, and whom it moves. */
import { Alert, Flex, Skeleton, Typography } from 'antd';

import { useText } from '~/messages/Messages.tsx';
import { Trouble } from '~/ui/Trouble.tsx';

import { GroupsTable } from '../result/GroupsTable.tsx';
import { Picture } from '../result/Picture.tsx';
import { groupCount } from '../result/useTitles.ts';
import { isMany } from '../specs.ts';
import { Moves } from './Moves.tsx';
import type { Trial } from './useTrial.ts';

interface Given {
  trial: Trial | undefined;
  error: unknown;
  waiting: boolean;
  /** Conditions that nobody has chosen yet. */
  unchosen: number;
}

export function TrialView({ trial, error, waiting, unchosen }: Given) {
  const text = useText();
  const open = text('segmentations-unchosen', { count: unchosen });
  if (!trial && unchosen > 0) return <Alert type="info" showIcon title={open} />;
  if (!trial) return error ? <Trouble error={error} /> : <Skeleton active />;
  const groups = groupCount(trial);
  const { against } = trial;
  return (
    <Flex vertical gap={16} aria-busy={waiting} style={{ opacity: waiting ? 0.75 : 1 }}>
      {Boolean(error) && <Trouble error={error} />}
      {unchosen > 0 && <Alert type="info" showIcon title={open} />}
      {against && against.moved > 0 && <Moves moves={against} trial={trial} />}
      <Typography.Text aria-live="polite">
        {text('segmentations-divides', { customers: trial.customers, count: groups })}
      </Typography.Text>
      <Picture breakdown={trial} />
      <GroupsTable breakdown={trial} />
      {isMany(trial.method, groups) && (
        <Alert type="info" showIcon title={text('segmentations-many')} />
      )}
    </Flex>
  );
}
