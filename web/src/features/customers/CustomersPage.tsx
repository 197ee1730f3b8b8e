import { SearchOutlined } from '@ant-design/icons';
import { keepPreviousData } from '@tanstack/react-query';
import { Alert, Card, Empty, Input, Table, Typography } from 'antd';

import { api, type Schema } from '~/api/client.ts';
import { useRight } from '~/api/session.tsx';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { CustomerLink } from '~/ui/CustomerLink.tsx';
import { Loaded } from '~/ui/Loaded.tsx';
import { Page } from '~/ui/Page.tsx';
import { SaveSheet } from '~/ui/SaveSheet.tsx';
import { REST, useDebounced } from '~/ui/useDebounced.ts';
import { useUrlState } from '~/ui/useUrlState.ts';

/** Rows that are shown at most; who is not among them is found by typing on. */
const SHOWN = 20;

export function CustomersPage() {
  const text = useText();
  const [query, setQuery] = useUrlState('q');
  const settled = useDebounced(query.trim(), REST);
  const found = api.useQuery(
    'get',
    '/api/v1/customers',
    { params: { query: { q: settled, limit: SHOWN } } },
    { enabled: settled !== '', placeholderData: keepPreviousData },
  );
  return (
    <Page title={text('customers-title')} what={text('customers-what')}>
      <Card>
        <Input
          size="large"
          allowClear
          autoFocus
          type="search"
          prefix={<SearchOutlined />}
          value={query}
          aria-label={text('customers-search')}
          placeholder={text('customers-search-hint')}
          onChange={({ target }) => setQuery(target.value)}
        />
        <div aria-live="polite" style={{ marginTop: 16 }}>
          {settled === '' ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('customers-start')} />
          ) : (
            <Loaded
              query={found}
              isEmpty={({ items }) => items.length === 0}
              empty={<Nobody query={settled} />}
            >
              {(page) => <Found page={page} />}
            </Loaded>
          )}
        </div>
      </Card>
    </Page>
  );
}

function Nobody({ query }: { query: string }) {
  const text = useText();
  const personal = useRight('see-personal');
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <Typography.Paragraph strong>{text('customers-none', { query })}</Typography.Paragraph>
          {text(personal ? 'customers-none-what' : 'customers-none-masked')}
        </>
      }
    />
  );
}

function Found({ page }: { page: Schema['SearchPage'] }) {
  const text = useText();
  const by = (item: Schema['FoundCustomer']) => text(`customers-by-${item.by}` as MessageId);
  return (
    <>
      <Table
        size="middle"
        rowKey="id"
        aria-label={text('customers-results')}
        dataSource={page.items}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: text('ui-customer'), render: (_, item) => <CustomerLink customer={item} /> },
          {
            title: text('customers-found-by'),
            render: (_, item) => `${by(item)} · ${item.matched}`,
          },
        ]}
      />
      {!page.complete && <Alert type="info" title={text('customers-more')} />}
      <SaveSheet
        name={text('customers-results')}
        sheet={() => ({
          head: [text('ui-customer'), text('ui-name'), text('customers-found-by')],
          rows: page.items.map((item) => [item.customer, item.name, by(item)]),
        })}
      />
    </>
  );
}
