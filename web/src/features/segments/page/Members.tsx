/** Who is in a segment or list, page by page, and as a file. */
import { Flex, Table, Typography } from 'antd';
import type { ReactNode } from 'react';

import { type Schema, server } from '~/api/client.ts';
import { useRight } from '~/api/session.tsx';
import { usePages } from '~/api/usePages.ts';
import { useText } from '~/messages/Messages.tsx';
import { CustomerLink } from '~/ui/CustomerLink.tsx';
import { ExportMenu } from '~/ui/ExportMenu.tsx';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';

interface Given {
  kind: 'Segment' | 'StaticList';
  name: string;
  /** What can be done with each, under its heading. */
  act?: { title: string; of: (member: Member) => ReactNode };
}

export type Member = Schema['Member'];

export function Members({ kind, name, act }: Given) {
  const text = useText();
  const mayExport = useRight('export');
  const members = usePages(['members', kind, name], (cursor, signal) =>
    server.GET('/api/v1/members/{kind}/{name}', {
      params: { path: { kind, name }, query: { limit: 50, ...(cursor && { cursor }) } },
      signal,
    }),
  );
  return (
    <Loaded query={members} isEmpty={(items) => items.length === 0} empty={<Nobody />}>
      {(items) => (
        <Flex vertical gap={8} align="flex-start">
          <Flex gap={16} align="center">
            <strong>{text('ui-customers', { count: members.first?.total ?? items.length })}</strong>
            {mayExport && (
              <ExportMenu definition={`${kind === 'Segment' ? 'segment' : 'list'}/${name}`} />
            )}
          </Flex>
          <Table<Member>
            size="small"
            rowKey="id"
            aria-label={text('segments-members')}
            pagination={false}
            dataSource={items}
            columns={[
              {
                title: text('ui-customer'),
                key: 'customer',
                render: (_, one) => <CustomerLink customer={{ ...one, name: null }} />,
              },
              {
                title: text('ui-name'),
                key: 'name',
                render: (_, one) => one.name ?? text('ui-unknown-value'),
              },
              ...(act
                ? [
                    {
                      title: act.title,
                      key: 'act',
                      render: (_: unknown, one: Member) => act.of(one),
                    },
                  ]
                : []),
            ]}
            style={{ width: '100%', maxWidth: 640 }}
          />
          <More list={members} />
        </Flex>
      )}
    </Loaded>
  );
}

function Nobody() {
  const text = useText();
  return <Typography.Text type="secondary">{text('segments-nobody')}</Typography.Text>;
}
