/** What a customer is known by, joinings by hand, and erasure. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, Table, Typography } from 'antd';

import { type Schema, server } from '~/api/client.ts';
import { problemOf } from '~/api/problem.ts';
import { useRight } from '~/api/session.tsx';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import { Forget } from './Forget.tsx';
import { Merge } from './Merge.tsx';

type Profile = Schema['Profile'];

export function Identity({ of }: { of: Profile }) {
  const text = useText();
  const mayMerge = useRight('merge');
  const mayForget = useRight('forget');
  return (
    <Flex vertical gap={16}>
      <Card size="small">
        <Heading>{text('customer-identifiers')}</Heading>
        <Table
          size="small"
          rowKey={({ kind, value }) => `${kind}.${value}`}
          aria-label={text('customer-identifiers')}
          dataSource={of.identifiers}
          pagination={false}
          columns={[
            {
              title: text('customer-kind'),
              render: (_, { kind }) => text(`customers-by-${kind}` as MessageId),
            },
            { title: text('customer-value'), dataIndex: 'value' },
          ]}
        />
      </Card>
      <Card size="small">
        <Heading>{text('customer-merges')}</Heading>
        <Joinings merges={of.merges} mayTakeApart={mayMerge} />
        {mayMerge && <Merge customer={of} />}
      </Card>
      {mayForget && (
        <Card size="small">
          <Heading>{text('customer-forget')}</Heading>
          <Forget customer={of} />
        </Card>
      )}
    </Flex>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <Typography.Title level={2} style={{ fontSize: 16, marginTop: 4 }}>
      {children}
    </Typography.Title>
  );
}

function Joinings({ merges, mayTakeApart }: { merges: number[]; mayTakeApart: boolean }) {
  const text = useText();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const takeApart = async (id: number) => {
    try {
      await server.DELETE('/api/v1/merges/{id}', { params: { path: { id } } });
      void message.success(text('customer-unmerged'));
      await queries.invalidateQueries();
    } catch (error) {
      void message.error(problemOf(error).message);
    }
  };
  if (merges.length === 0) return <p>{text('customer-merges-none')}</p>;
  return merges.map((id) => (
    <Flex key={id} gap={12} align="center">
      {text('customer-merge-number', { id: String(id) })}
      {mayTakeApart && (
        <Button size="small" onClick={() => void takeApart(id)}>
          {text('customer-unmerge')}
        </Button>
      )}
    </Flex>
  ));
}
