/** Everything that is known about a customer, with all that it was before. */
import { Card, Empty, Table, Typography } from 'antd';

import { api, type Schema } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

import { useNames } from './words.ts';

type Attribute = Schema['AttributeHistory'];

export function Attributes({ customer }: { customer: string }) {
  const text = useText();
  const attributes = api.useQuery('get', '/api/v1/customers/{customer}/attributes', {
    params: { path: { customer } },
  });
  return (
    <Card size="small">
      <Loaded
        query={attributes}
        isEmpty={({ items }) => items.length === 0}
        empty={<Empty description={text('customer-attributes-empty')} />}
      >
        {({ items }) => <Known items={items} />}
      </Loaded>
    </Card>
  );
}

function Known({ items }: { items: Attribute[] }) {
  const text = useText();
  const words = useNames();
  const { day } = useFormat();
  const title = (item: Attribute) => words.attribute(item.attribute, item.title);
  const value = (item: Attribute) => words.value(item.attribute, item.value);
  const since = (at: string | null) => (at === null ? text('customer-attribute-always') : day(at));
  return (
    <>
      <Table
        size="small"
        rowKey="attribute"
        aria-label={text('customer-tab-attributes')}
        dataSource={items}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: text('customer-attribute'),
            render: (_, item) => <span title={item.attribute}>{title(item)}</span>,
          },
          { title: text('customer-value'), render: (_, item) => value(item) },
          { title: text('customer-attribute-since'), render: (_, item) => since(item.since) },
          { title: text('customer-attribute-before'), render: (_, item) => <Before item={item} /> },
        ]}
      />
      <SaveSheet
        name={text('customer-tab-attributes')}
        sheet={() => ({
          head: [
            text('customer-attribute'),
            text('customer-value'),
            text('customer-attribute-since'),
          ],
          rows: items.map((item) => [title(item), value(item), since(item.since)]),
        })}
      />
    </>
  );
}

function Before({ item }: { item: Attribute }) {
  const text = useText();
  const words = useNames();
  const { day } = useFormat();
  const former = item.versions.filter(({ since }) => since !== item.since);
  return (
    <Typography.Text type="secondary">
      {former.map(({ value, since }) => (
        <div key={since}>
          {words.value(item.attribute, value)} {since && `(${day(since)})`}
        </div>
      ))}
      {item.older > 0 && <div>{text('customer-attribute-older', { count: item.older })}</div>}
    </Typography.Text>
  );
}
