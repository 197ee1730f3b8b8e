/** What counts as personal, and what was erased. */
import { Empty, Flex, Table, Tag, Typography } from 'antd';

import { type Schema, server } from '~/api/client.ts';
import { useVocabulary } from '~/api/labels.ts';
import { usePages } from '~/api/usePages.ts';
import { useLanguage, useText } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

import { Part } from './Part.tsx';

export function Privacy() {
  return (
    <>
      <Masked />
      <Receipts />
    </>
  );
}

function Masked() {
  const { text, language } = useLanguage();
  const schema = useVocabulary();
  return (
    <Part title={text('privacy-masked')} what={text('privacy-masked-what')}>
      <Loaded query={schema} rows={2}>
        {({ attributes, events }) => (
          <>
            <Names
              title={text('privacy-attributes')}
              names={attributes
                .filter(({ personal }) => personal)
                .map((attribute) => titleOf(attribute, language))}
            />
            <Names
              title={text('privacy-properties')}
              names={events.flatMap(({ name, properties }) =>
                properties
                  .filter(({ personal }) => personal)
                  .map((property) => `${name} · ${property.name}`),
              )}
            />
          </>
        )}
      </Loaded>
    </Part>
  );
}

function Names({ title, names }: { title: string; names: string[] }) {
  const text = useText();
  return (
    <Flex vertical gap={4}>
      <Typography.Text strong>{title}</Typography.Text>
      {names.length === 0 ? (
        text('privacy-none')
      ) : (
        <Flex wrap gap={4}>
          {names.map((name) => (
            <Tag key={name}>{name}</Tag>
          ))}
        </Flex>
      )}
    </Flex>
  );
}

function Receipts() {
  const text = useText();
  const receipts = usePages(['receipts'], (cursor, signal) =>
    server.GET('/api/v1/receipts', { params: { query: { ...(cursor && { cursor }) } }, signal }),
  );
  return (
    <Part title={text('privacy-receipts')} what={text('privacy-receipts-what')}>
      <Loaded
        query={receipts}
        rows={2}
        isEmpty={(items) => items.length === 0}
        empty={
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('privacy-receipts-none')} />
        }
      >
        {(items) => <List receipts={items} />}
      </Loaded>
      <More list={receipts} />
    </Part>
  );
}

function List({ receipts }: { receipts: Schema['ErasureReceipt'][] }) {
  const text = useText();
  const { instant } = useFormat();
  return (
    <>
      <Table
        size="small"
        rowKey="receipt"
        aria-label={text('privacy-receipts')}
        dataSource={receipts}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: text('privacy-receipt'), dataIndex: 'receipt' },
          { title: text('privacy-at'), render: (_, { at }) => instant(at) },
          { title: text('privacy-events'), dataIndex: 'events' },
          { title: text('privacy-attributes-count'), dataIndex: 'attributes' },
          { title: text('privacy-identifiers'), dataIndex: 'identifiers' },
          {
            title: text('privacy-proof'),
            render: (_, { proof }) => (
              <Typography.Text code copyable={{ text: proof }}>
                {proof.slice(0, 12)}…
              </Typography.Text>
            ),
          },
        ]}
      />
      <SaveSheet
        name={text('privacy-receipts')}
        sheet={() => ({
          head: [text('privacy-receipt'), text('privacy-at'), text('privacy-proof')],
          rows: receipts.map(({ receipt, at, proof }) => [receipt, at, proof]),
        })}
      />
    </>
  );
}
