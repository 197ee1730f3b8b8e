/** The cuts of a segmentation: those in force, those before, new ones, those that wait. */
import { ReloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, Popconfirm, Typography } from 'antd';
import { useState } from 'react';

import { api, type Schema } from '~/api/client.ts';
import { problemOf } from '~/api/problem.ts';
import { useRight } from '~/api/session.tsx';
import { useText } from '~/messages/Messages.tsx';
import { Loaded } from '~/ui/Loaded.tsx';

import { FitsTable } from './FitsTable.tsx';
import { FitCompare } from './FitCompare.tsx';
import { FlowSummary } from './FlowSummary.tsx';
import { useFits } from './LastFit.tsx';
import { Waiting } from './Waiting.tsx';

/** So many fits are shown, the newest. */
const SHOWN = 12;

export function Fits({ name }: { name: string }) {
  const text = useText();
  const may = useRight('define');
  const { fits } = useFits(name, SHOWN);
  const [refitted, setRefitted] = useState<Schema['Refitted']>();
  return (
    <Flex vertical gap={16}>
      <Waiting name={name} />
      <Card
        title={<h2 style={{ fontSize: 16, margin: 0 }}>{text('segmentations-fits')}</h2>}
        extra={may && <RefitButton name={name} onDone={setRefitted} />}
      >
        <Typography.Paragraph type="secondary">
          {text('segmentations-fits-what')}
        </Typography.Paragraph>
        {refitted?.migration && (
          <FlowSummary flows={refitted.migration} title={text('segmentations-refit-moved')} />
        )}
        <Loaded query={fits}>
          {({ items }) => <FitsTable name={name} fits={items} inForce={items[0]?.number} />}
        </Loaded>
      </Card>
      {(fits.data?.items.length ?? 0) > 1 && (
        <FitCompare name={name} fits={fits.data?.items ?? []} />
      )}
    </Flex>
  );
}

function RefitButton({
  name,
  onDone,
}: {
  name: string;
  onDone: (refitted: Schema['Refitted']) => void;
}) {
  const text = useText();
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const refit = api.useMutation('post', '/api/v1/fits/{segmentation}/refit', {
    onSuccess: async (refitted) => {
      onDone(refitted);
      notification.success({
        title: text('segmentations-refitted', { customers: refitted.fit.population }),
      });
      await queries.invalidateQueries();
    },
    onError: (error) =>
      notification.error({ title: text('ui-error'), description: problemOf(error).message }),
  });
  const start = () =>
    refit.mutate({ params: { path: { segmentation: name } }, body: { as_of: null } });
  return (
    <Popconfirm
      title={text('segmentations-refit-sure')}
      okText={text('segmentations-refit')}
      cancelText={text('ui-cancel')}
      onConfirm={start}
    >
      <Button icon={<ReloadOutlined />} loading={refit.isPending}>
        {text('segmentations-refit')}
      </Button>
    </Popconfirm>
  );
}
