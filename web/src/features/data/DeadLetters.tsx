/** Events that were sent and could not be taken: looked at, sent through again, dropped. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, Popconfirm, Table, Tag, Typography } from 'antd';
import { useState } from 'react';

import { type Schema, server } from '~/api/client.ts';
import { problemOf } from '~/api/problem.ts';
import { usePages } from '~/api/usePages.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { More } from '~/ui/More.tsx';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

type Letter = Schema['DeadLetter'];

/** Shown only when there are any: most workspaces never see one. */
export function DeadLetters() {
  const letters = usePages(['dead-letters'], (cursor, signal) =>
    server.GET('/api/v1/dead-letters', {
      params: { query: { limit: 20, ...(cursor && { cursor }) } },
      signal,
    }),
  );
  if (!letters.data?.length) return null;
  return <Waiting letters={letters.data} more={<More list={letters} />} />;
}

function Waiting({ letters, more }: { letters: Letter[]; more: React.ReactNode }) {
  const text = useText();
  const { act, busy } = useAct();
  const { instant } = useFormat();
  const replayAll = () => act(async () => (await server.POST('/api/v1/dead-letters/replay')).data);
  return (
    <Card size="small">
      <Flex wrap justify="space-between" align="center" gap={8}>
        <Typography.Title level={2} style={{ fontSize: 16, marginTop: 4 }}>
          {text('data-letters')}
        </Typography.Title>
        <Button loading={busy} onClick={() => void replayAll()}>
          {text('data-letters-again-all')}
        </Button>
      </Flex>
      <Typography.Paragraph type="secondary">{text('data-letters-what')}</Typography.Paragraph>
      <Table
        size="small"
        rowKey="id"
        aria-label={text('data-letters')}
        dataSource={letters}
        pagination={false}
        scroll={{ x: 'max-content' }}
        expandable={{
          rowExpandable: ({ body }) => body !== null,
          expandedRowRender: ({ body }) => (
            <Typography.Text code style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {body}
            </Typography.Text>
          ),
        }}
        columns={[
          { title: text('data-when'), render: (_, letter) => instant(letter.received_at) },
          {
            title: text('data-letter-why'),
            render: (_, { code, reason }) => reason ?? <Tag>{code}</Tag>,
          },
          { title: text('data-letter-times'), dataIndex: 'times', align: 'right' },
          { title: text('data-letter-do'), render: (_, letter) => <Acts letter={letter} /> },
        ]}
      />
      <Flex gap={8}>
        {more}
        <SaveSheet
          name={text('data-letters')}
          sheet={() => ({
            head: [text('data-when'), text('data-letter-why'), text('data-letter-times')],
            rows: letters.map((letter) => [
              instant(letter.received_at),
              letter.reason ?? letter.code,
              letter.times,
            ]),
          })}
        />
      </Flex>
    </Card>
  );
}

function Acts({ letter }: { letter: Letter }) {
  const text = useText();
  const { act, busy } = useAct();
  const params = { path: { id: letter.id } };
  const again = () =>
    act(async () => (await server.POST('/api/v1/dead-letters/{id}/replay', { params })).data);
  const drop = () =>
    act(async () => {
      await server.DELETE('/api/v1/dead-letters/{id}', { params });
      return undefined;
    });
  return (
    <Flex gap={4}>
      <Button size="small" loading={busy} onClick={() => void again()}>
        {text('data-letter-again')}
      </Button>
      <Popconfirm
        title={text('data-letter-drop-sure')}
        okText={text('data-letter-drop')}
        cancelText={text('ui-cancel')}
        onConfirm={() => void drop()}
      >
        <Button size="small" danger type="text">
          {text('data-letter-drop')}
        </Button>
      </Popconfirm>
    </Flex>
  );
}

/** Carries something out on letters and says what came of it. */
function useAct() {
  const text = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const act = async (deed: () => Promise<Schema['ReplayAnswer'] | undefined>) => {
    setBusy(true);
    try {
      const done = await deed();
      const { taken = 0, refused = 0 } = done ?? {};
      void message.info(
        done ? text('data-letters-came', { taken, refused }) : text('data-letter-dropped'),
      );
      await queries.invalidateQueries();
    } catch (error) {
      void message.error(problemOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  return { act, busy };
}
