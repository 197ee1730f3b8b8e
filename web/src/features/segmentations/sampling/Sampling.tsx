/** The sampling check: some customers of each group, judged by people who know them. */
import { App, Button, Card, Empty, Flex, Select, Typography } from 'antd';
import { useState } from 'react';

import { api, type Schema } from '~/api/client.ts';
import { problemOf } from '~/api/problem.ts';
import { useText } from '~/messages/Messages.tsx';
import { Loaded } from '~/ui/Loaded.tsx';

import { Accuracy } from './Accuracy.tsx';
import { Judge } from './Judge.tsx';

interface Given {
  name: string;
  maySample: boolean;
  mayJudge: boolean;
}

const SIZES = [5, 10, 25, 50];

export function Sampling({ name, maySample, mayJudge }: Given) {
  const text = useText();
  const [table, setTable] = useState<Schema['SampleTable']>();
  return (
    <Flex vertical gap={16}>
      {table ? (
        <Judge table={table} onEnd={() => setTable(undefined)} />
      ) : (
        <Card>
          <Typography.Paragraph>{text('segmentations-check-what')}</Typography.Paragraph>
          {maySample && mayJudge && <Draw name={name} onDrawn={setTable} />}
        </Card>
      )}
      <Earlier name={name} />
    </Flex>
  );
}

function Draw({
  name,
  onDrawn,
}: {
  name: string;
  onDrawn: (table: Schema['SampleTable']) => void;
}) {
  const text = useText();
  const { notification } = App.useApp();
  const [size, setSize] = useState(10);
  const draw = api.useMutation('post', '/api/v1/samples', {
    onSuccess: (table) => onDrawn(table as Schema['SampleTable']),
    onError: (error) =>
      notification.error({ title: text('ui-error'), description: problemOf(error).message }),
  });
  return (
    <Flex wrap gap={8} align="center">
      <Select
        aria-label={text('segmentations-per-group')}
        value={size}
        onChange={setSize}
        options={SIZES.map((value) => ({
          value,
          label: text('segmentations-per-group-count', { count: value }),
        }))}
      />
      <Button
        type="primary"
        loading={draw.isPending}
        onClick={() => draw.mutate({ body: { segmentation: name, per_label: size } })}
      >
        {text('segmentations-draw')}
      </Button>
    </Flex>
  );
}

/** What was found before, newest first. */
function Earlier({ name }: { name: string }) {
  const text = useText();
  const reviews = api.useQuery('get', '/api/v1/reviews', {
    params: { query: { segmentation: name, limit: 20 } },
  });
  return (
    <Loaded
      query={reviews}
      isEmpty={({ items }) => items.length === 0}
      empty={<Empty description={text('segmentations-reviews-none')} />}
    >
      {({ items }) => items.map((review) => <Accuracy key={review.id} review={review} />)}
    </Loaded>
  );
}
