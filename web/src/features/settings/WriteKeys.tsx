import { Form, Input, Table } from 'antd';

import { type Schema, server } from '~/api/client.ts';
import { usePages } from '~/api/usePages.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Sure } from '~/ui/Sure.tsx';
import { useRequired } from '~/ui/useRequired.ts';

import { type FormGiven, Keyed } from './Keyed.tsx';
import { MakeForm } from './MakeForm.tsx';
import { useAct } from './useAct.ts';

export function WriteKeys() {
  const text = useText();
  const keys = usePages(['keys'], (cursor, signal) =>
    server.GET('/api/v1/keys', { params: { query: { ...(cursor && { cursor }) } }, signal }),
  );
  return (
    <Keyed
      title={text('keys-write')}
      what={text('keys-write-what')}
      add={text('keys-add')}
      none={text('keys-none')}
      list={keys}
      form={(given) => <Make {...given} />}
    >
      {(items) => <List keys={items} />}
    </Keyed>
  );
}

function List({ keys }: { keys: Schema['WriteKey'][] }) {
  const text = useText();
  const { day, instant } = useFormat();
  const act = useAct();
  const revoke = ({ id, name }: Schema['WriteKey']) =>
    act(
      () => server.DELETE('/api/v1/keys/{id}', { params: { path: { id } } }),
      text('keys-revoked', { name }),
    );
  return (
    <Table
      size="small"
      rowKey="id"
      aria-label={text('keys-write')}
      dataSource={keys}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: text('keys-name'), dataIndex: 'name' },
        { title: text('keys-source'), dataIndex: 'source' },
        { title: text('keys-hint'), render: (_, { hint }) => `…${hint}` },
        { title: text('keys-made'), render: (_, { created_at }) => day(created_at) },
        {
          title: text('keys-used'),
          render: (_, { used_at }) => (used_at ? instant(used_at) : text('keys-never')),
        },
        {
          key: 'acts',
          render: (_, key) => (
            <Sure
              act={text('keys-revoke')}
              of={key.name}
              question={text('keys-revoke-what', { name: key.name })}
              onSure={() => revoke(key)}
            />
          ),
        },
      ]}
    />
  );
}

function Make(given: FormGiven) {
  const text = useText();
  const required = useRequired();
  const make = (body: Schema['KeyToMake']) => server.POST('/api/v1/keys', { body });
  return (
    <MakeForm {...given} title={text('keys-add')} make={make}>
      <Form.Item name="name" label={text('keys-name')} rules={required}>
        <Input />
      </Form.Item>
      <Form.Item name="source" label={text('keys-source')} rules={required}>
        <Input placeholder="web" />
      </Form.Item>
    </MakeForm>
  );
}
