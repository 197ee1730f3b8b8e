/** Everything that is known about a customer, with all that it was before. */
import { Card, Empty, Table, Typography } from 'antd';

import { api, type Schema } from '~/api/client.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

import { valueInShort } from './properties.ts';

type Attribute = Schema['AttributeHistory'];

export function Attributes({ customer }: { customer: string }) {
  const { text } = useLanguage();
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
  const { text, language } = useLanguage();
  const { day } = useFormat();
  const title = (item: Attribute) => titleOf({ name: item.attribute, title: item.title }, language);
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
          { title: text('customer-attribute'), render: (_, item) => title(item) },
          { title: text('customer-value'), render: (_, item) => valueInShort(item.value) },
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
          rows: items.map((item) => [title(item), valueInShort(item.value), since(item.since)]),
        })}
      />
    </>
  );
}

function Before({ item }: { item: Attribute }) {
  const { text } = useLanguage();
  const { day } = useFormat();
  const former = item.versions.filter(({ since }) => since !== item.since);
  return (
    <Typography.Text type="secondary">
      {former.map(({ value, since }) => (
        <div key={since}>
          {valueInShort(value)} {since && `(${day(since)})`}
        </div>
      ))}
      {item.older > 0 && <div>{text('customer-attribute-older', { count: item.older })}</div>}
    </Typography.Text>
  );
}
