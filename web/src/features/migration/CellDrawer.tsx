/** The customers who went from one group to another. */
import { Drawer, Flex, Table } from 'antd';

import { type Schema, server } from '~/api/client.ts';
import { usePages } from '~/api/usePages.ts';
import { useText } from '~/messages/Messages.tsx';
import { CustomerLink } from '~/ui/CustomerLink.tsx';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';
import { SaveAll } from '~/ui/SaveAll.tsx';

/** So many customers a page. */
const PAGE = 50;
/** So many at once when all are saved. */
const MOST = 500;

type Ref = Schema['CellPage']['items'][number];

interface Given {
  flows: Schema['Flows'];
  cell: { from: string; to: string };
  from: string;
  to: string;
  title: (label: string) => string;
  onClose: () => void;
}

/** Loads pages of the customers of a cell. */
function pagesOf(
  definition: string,
  days: { from: string; to?: string },
  cell: { from: string; to: string },
) {
  return (limit: number, cursor: string | undefined, signal?: AbortSignal) =>
    server.GET('/api/v1/flows/{segmentation}/customers', {
      params: {
        path: { segmentation: `segmentation/${definition}` },
        query: {
          ...days,
          from_label: cell.from,
          to_label: cell.to,
          limit,
          ...(cursor !== undefined && { cursor }),
        },
      },
      ...(signal && { signal }),
    });
}

export function CellDrawer({ flows, cell, from, to, title, onClose }: Given) {
  const text = useText();
  const { labels, matrix, definition } = flows;
  const total = matrix[labels.indexOf(cell.from)]?.[labels.indexOf(cell.to)] ?? 0;
  const name = `${title(cell.from)} → ${title(cell.to)}`;
  const load = pagesOf(definition, { from, ...(to && { to }) }, cell);
  const list = usePages(['cell', definition, from, to, cell], (cursor, signal) =>
    load(PAGE, cursor, signal),
  );
  return (
    <Drawer
      open
      onClose={onClose}
      title={name}
      size={520}
      extra={
        <SaveAll<Ref>
          name={name}
          total={total}
          load={(cursor) => load(MOST, cursor)}
          sheet={(items) => ({
            head: [
              text('ui-customer'),
              text('ui-name'),
              text('migration-before'),
              text('migration-after'),
            ],
            rows: items.map((one) => [one.customer, one.name, title(cell.from), title(cell.to)]),
          })}
        />
      }
    >
      <Flex vertical gap={12}>
        {text('ui-customers', { count: total })}
        <Loaded query={list} isEmpty={(people) => people.length === 0}>
          {(people) => (
            <>
              <Table
                size="small"
                rowKey="id"
                aria-label={name}
                dataSource={people}
                pagination={false}
                columns={[
                  {
                    title: text('ui-customer'),
                    render: (_, person) => <CustomerLink customer={person} />,
                  },
                ]}
              />
              <More list={list} />
            </>
          )}
        </Loaded>
      </Flex>
    </Drawer>
  );
}
