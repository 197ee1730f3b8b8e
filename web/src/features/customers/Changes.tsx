/** How a customer's standings changed, as it was recorded. */
import { Card, Empty, Table, Typography } from 'antd';
import { Link } from 'react-router';

import { type Schema, server } from '~/api/client.ts';
import { usePages } from '~/api/usePages.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';
import { pathOf } from '~/ui/paths.ts';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

import { useNames } from './words.ts';

type Change = Schema['ChangeItem'];

export function Changes({ customer }: { customer: string }) {
  const text = useText();
  const changes = usePages(['changes', customer], (cursor, signal) =>
    server.GET('/api/v1/customers/{customer}/changes', {
      params: { path: { customer }, query: { limit: 50, ...(cursor && { cursor }) } },
      signal,
    }),
  );
  return (
    <Card size="small">
      <Typography.Paragraph type="secondary">{text('customer-changes-what')}</Typography.Paragraph>
      <Loaded
        query={changes}
        isEmpty={(items) => items.length === 0}
        empty={<Empty description={text('customer-changes-empty')} />}
      >
        {(items) => <Recorded items={items} />}
      </Loaded>
      <More list={changes} />
    </Card>
  );
}

function Recorded({ items }: { items: Change[] }) {
  const text = useText();
  const { instant } = useFormat();
  const words = useNames();
  const standing = (definition: string, label: string | null) => {
    if (label === null) return text('customer-change-out');
    return label === 'in' ? text('customer-change-in') : words.label(definition, label);
  };
  const cause = (item: Change) => text(`cause-${item.cause}` as MessageId);
  const columns: { title: string; of: (item: Change) => string }[] = [
    { title: text('customer-change-at'), of: ({ at }) => instant(at) },
    { title: text('customer-change-of'), of: ({ definition }) => words.definition(definition) },
    {
      title: text('customer-change-from'),
      of: ({ definition, from }) => standing(definition, from),
    },
    { title: text('customer-change-to'), of: ({ definition, to }) => standing(definition, to) },
    { title: text('customer-change-cause'), of: cause },
  ];
  return (
    <>
      <Table
        size="small"
        rowKey="sequence"
        aria-label={text('customer-tab-changes')}
        dataSource={items}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={columns.map(({ title, of }, index) => ({
          title,
          render: (_: unknown, item: Change) =>
            index === 1 ? (
              <Link to={pathOf(item.kind, item.definition)}>{of(item)}</Link>
            ) : (
              of(item)
            ),
        }))}
      />
      <SaveSheet
        name={text('customer-tab-changes')}
        sheet={() => ({
          head: columns.map(({ title }) => title),
          rows: items.map((item) => columns.map(({ of }) => of(item))),
        })}
      />
    </>
  );
}
