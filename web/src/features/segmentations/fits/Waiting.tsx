/** New cuts that wait until somebody has looked at whom they would move. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex } from 'antd';

import { api, type Schema } from '~/api/client.ts';
import { problemOf } from '~/api/problem.ts';
import { useRight } from '~/api/session.tsx';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';

import { FitsTable } from './FitsTable.tsx';
import { FlowSummary } from './FlowSummary.tsx';

type FitReview = Schema['FitReview'];

export function Waiting({ name }: { name: string }) {
  const waiting = api.useQuery('get', '/api/v1/fit-reviews', {
    params: { query: { state: 'waiting', limit: 50 } },
  });
  const own = waiting.data?.items.filter(({ segmentation }) => segmentation === name) ?? [];
  return own.map((review) => <Proposed key={review.id} review={review} />);
}

function Proposed({ review }: { review: FitReview }) {
  const text = useText();
  const { day } = useFormat();
  const may = useRight('define');
  return (
    <Alert
      type="warning"
      title={text('segmentations-review-waiting', {
        day: day(review.created_at),
        count: review.would_move,
      })}
      description={
        <Flex vertical gap={12}>
          <FitsTable name={review.segmentation} fits={[review.fit]} />
          {review.migration && (
            <FlowSummary flows={review.migration} title={text('segmentations-moves')} />
          )}
          {may && <Decide review={review} />}
        </Flex>
      }
    />
  );
}

function Decide({ review }: { review: FitReview }) {
  const text = useText();
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const told = {
    onSuccess: () => queries.invalidateQueries(),
    onError: (error: unknown) =>
      notification.error({ title: text('ui-error'), description: problemOf(error).message }),
  };
  const approve = api.useMutation('post', '/api/v1/fit-reviews/{id}/approve', told);
  const reject = api.useMutation('post', '/api/v1/fit-reviews/{id}/reject', told);
  const asked = { params: { path: { id: review.id } } };
  return (
    <Flex gap={8}>
      <Button type="primary" loading={approve.isPending} onClick={() => approve.mutate(asked)}>
        {text('segmentations-approve')}
      </Button>
      <Button loading={reject.isPending} onClick={() => reject.mutate(asked)}>
        {text('segmentations-reject')}
      </Button>
    </Flex>
  );
}
