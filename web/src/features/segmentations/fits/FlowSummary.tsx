/** Whom new cuts move: how many, and the largest moves. */
import { Table, Typography } from 'antd';

import type { Schema } from '~/api/client.ts';
import { useLabelTitle } from '~/api/labels.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

import { movesOf } from '../desk/moves.ts';

type Flows = Pick<Schema['Flows'], 'definition' | 'labels' | 'matrix'>;

export function FlowSummary({ flows, title }: { flows: Flows; title: string }) {
  const text = useText();
  const { number, share } = useFormat();
  const named = useLabelTitle(flows.definition);
  const { labels, matrix } = flows;
  const moves = movesOf({ from_labels: labels, to_labels: labels, matrix });
  const all = matrix.flat().reduce((sum, count) => sum + count, 0);
  const moved = moves.reduce((sum, { customers }) => sum + customers, 0);
  const told = text('segmentations-moved-of', {
    count: moved,
    share: share(all ? moved / all : 0),
  });
  if (moves.length === 0) return <Typography.Paragraph>{told}</Typography.Paragraph>;
  return (
    <section aria-label={title} style={{ marginBottom: 16 }}>
      <Typography.Paragraph strong>{told}</Typography.Paragraph>
      <Table
        size="small"
        aria-label={title}
        rowKey={({ from, to }) => `${from} ${to}`}
        dataSource={moves}
        pagination={moves.length > 10 && { pageSize: 10 }}
        columns={[
          { title: text('segmentations-from'), render: (_, { from }) => named(from) },
          { title: text('segmentations-to'), render: (_, { to }) => named(to) },
          {
            title: text('ui-count'),
            align: 'right',
            render: (_, { customers }) => number(customers),
          },
        ]}
      />
      <SaveSheet
        name={title}
        sheet={() => ({
          head: [text('segmentations-from'), text('segmentations-to'), text('ui-count')],
          rows: moves.map(({ from, to, customers }) => [named(from), named(to), customers]),
        })}
      />
    </section>
  );
}
