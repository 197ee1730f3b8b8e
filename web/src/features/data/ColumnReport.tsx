/** What an import found in each column: how full it is, how many values, from where to where. */
import { Card, Progress, Table, Typography } from 'antd';

import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

import { type ColumnFacts, ownColumns, type Quality } from './report.ts';

/** Cells of a column in words. */
function useCells(quality: Quality) {
  const text = useText();
  const { number } = useFormat();
  return {
    filled: ({ missing }: ColumnFacts) => (quality.rows === 0 ? 0 : 1 - missing / quality.rows),
    distinct: (column: ColumnFacts) =>
      column.distinct_at_least
        ? text('data-at-least', { count: column.distinct })
        : number(column.distinct),
    range: ({ numbers }: ColumnFacts) =>
      numbers ? `${number(Number(numbers.min[0]))} – ${number(Number(numbers.max[0]))}` : '',
    outliers: ({ numbers }: ColumnFacts) => numbers?.outliers || null,
  };
}

export function ColumnReport({ quality }: { quality: Quality }) {
  const text = useText();
  const { number, share } = useFormat();
  const { filled, distinct, range, outliers } = useCells(quality);
  const full = (column: ColumnFacts) => (
    <Progress
      percent={Math.round(filled(column) * 1000) / 10}
      size="small"
      status="normal"
      style={{ width: 160 }}
      aria-label={`${column.name}: ${share(filled(column))}`}
    />
  );
  const odd = (column: ColumnFacts) => {
    const found = outliers(column);
    return found === null ? '' : number(found);
  };
  return (
    <Card size="small">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 4 }}>
        {text('data-columns-report')}
      </Typography.Title>
      <Table
        size="small"
        rowKey="name"
        aria-label={text('data-columns-report')}
        dataSource={ownColumns(quality)}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: text('data-column'), dataIndex: 'name' },
          { title: text('data-filled'), render: (_, column) => full(column) },
          {
            title: text('data-missing'),
            align: 'right',
            render: (_, { missing }) => number(missing),
          },
          {
            title: text('data-distinct'),
            align: 'right',
            render: (_, column) => distinct(column),
          },
          { title: text('data-range'), render: (_, column) => range(column) },
          { title: text('data-outliers'), align: 'right', render: (_, column) => odd(column) },
        ]}
      />
      <Save quality={quality} />
    </Card>
  );
}

function Save({ quality }: { quality: Quality }) {
  const text = useText();
  const { distinct, range, outliers } = useCells(quality);
  const head = [
    text('data-column'),
    text('data-missing'),
    text('data-distinct'),
    text('data-range'),
    text('data-outliers'),
  ];
  const row = (column: ColumnFacts) => [
    column.name,
    column.missing,
    distinct(column),
    range(column),
    outliers(column),
  ];
  return (
    <SaveSheet
      name={text('data-columns-report')}
      sheet={() => ({ head, rows: ownColumns(quality).map(row) })}
    />
  );
}
