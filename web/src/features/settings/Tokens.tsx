import { Checkbox, DatePicker, Form, Input, Table } from 'antd';
import type { Dayjs } from 'dayjs';

import { type Schema, server } from '~/api/client.ts';
import { useSession } from '~/api/session.tsx';
import { usePages } from '~/api/usePages.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Sure } from '~/ui/Sure.tsx';
import { useRequired } from '~/ui/useRequired.ts';

import { type FormGiven, Keyed } from './Keyed.tsx';
import { MakeForm } from './MakeForm.tsx';
import { useAct } from './useAct.ts';

export function Tokens() {
  const text = useText();
  const tokens = usePages(['tokens'], (cursor, signal) =>
    server.GET('/api/v1/tokens', { params: { query: { ...(cursor && { cursor }) } }, signal }),
  );
  return (
    <Keyed
      title={text('tokens-title')}
      what={text('tokens-what')}
      add={text('tokens-add')}
      none={text('tokens-none')}
      list={tokens}
      form={(given) => <Make {...given} />}
    >
      {(items) => <List tokens={items} />}
    </Keyed>
  );
}

function List({ tokens }: { tokens: Schema['Token'][] }) {
  const text = useText();
  const { day, instant } = useFormat();
  const act = useAct();
  const revoke = ({ id, name }: Schema['Token']) =>
    act(
      () => server.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } }),
      text('tokens-revoked', { name }),
    );
  const rights = ({ scopes }: Schema['Token']) =>
    scopes.map((scope) => text(`right-${scope}` as MessageId)).join(', ');
  return (
    <Table
      size="small"
      rowKey="id"
      aria-label={text('tokens-title')}
      dataSource={tokens}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: text('keys-name'), dataIndex: 'name' },
        { title: text('tokens-scopes'), render: (_, token) => rights(token) },
        { title: text('keys-hint'), render: (_, { hint }) => `…${hint}` },
        {
          title: text('tokens-expires'),
          render: (_, { expires_at }) => (expires_at ? day(expires_at) : text('keys-never')),
        },
        {
          title: text('keys-used'),
          render: (_, { used_at }) => (used_at ? instant(used_at) : text('keys-never')),
        },
        {
          key: 'acts',
          render: (_, token) => (
            <Sure
              act={text('keys-revoke')}
              of={token.name}
              question={text('tokens-revoke-what', { name: token.name })}
              onSure={() => revoke(token)}
            />
          ),
        },
      ]}
    />
  );
}

interface Values {
  name: string;
  scopes: Schema['Right'][];
  expires?: Dayjs | null;
}

function Make(given: FormGiven) {
  const text = useText();
  const { rights } = useSession();
  const required = useRequired();
  const make = ({ name, scopes, expires }: Values) =>
    server.POST('/api/v1/tokens', {
      body: { name, scopes, expires_at: expires ? expires.endOf('day').toISOString() : null },
    });
  return (
    <MakeForm {...given} title={text('tokens-add')} initialValues={{ scopes: ['see'] }} make={make}>
      <Form.Item name="name" label={text('keys-name')} rules={required}>
        <Input />
      </Form.Item>
      <Form.Item name="scopes" label={text('tokens-scopes')} rules={required}>
        <Checkbox.Group
          options={rights.map((value) => ({ value, label: text(`right-${value}` as MessageId) }))}
        />
      </Form.Item>
      <Form.Item name="expires" label={text('tokens-expires')}>
        <DatePicker />
      </Form.Item>
    </MakeForm>
  );
}
