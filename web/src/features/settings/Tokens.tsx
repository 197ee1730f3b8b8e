import { Button, Checkbox, DatePicker, Empty, Form, Input, Modal, Table } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';

import { api, type Schema, server } from '~/api/client.ts';
import { useSession } from '~/api/session.tsx';
import { usePages } from '~/api/usePages.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';
import { Sure } from '~/ui/Sure.tsx';
import { Trouble } from '~/ui/Trouble.tsx';

import { Part } from './Part.tsx';
import { Secret } from './Secret.tsx';
import { useAct } from './useAct.ts';

export function Tokens() {
  const text = useText();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const tokens = usePages(['tokens'], (cursor, signal) =>
    server.GET('/api/v1/tokens', { params: { query: { ...(cursor && { cursor }) } }, signal }),
  );
  const make = <Button onClick={() => setMaking(true)}>{text('tokens-add')}</Button>;
  return (
    <Part title={text('tokens-title')} what={text('tokens-what')} action={make}>
      <Loaded
        query={tokens}
        isEmpty={(items) => items.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('tokens-none')} />}
      >
        {(items) => <List tokens={items} />}
      </Loaded>
      <More list={tokens} />
      <Make open={making} onClose={() => setMaking(false)} onMade={setSecret} />
      <Secret
        title={text('keys-secret')}
        what={text('keys-secret-what')}
        secret={secret}
        onClose={() => setSecret(undefined)}
      />
    </Part>
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

interface MakeGiven {
  open: boolean;
  onClose: () => void;
  onMade: (secret: string) => void;
}

interface Values {
  name: string;
  scopes: Schema['Right'][];
  expires?: Dayjs | null;
}

function Make({ open, onClose, onMade }: MakeGiven) {
  const text = useText();
  const queries = useQueryClient();
  const { rights } = useSession();
  const [form] = Form.useForm<Values>();
  const make = api.useMutation('post', '/api/v1/tokens', {
    onSuccess: async ({ secret }) => {
      form.resetFields();
      onClose();
      onMade(secret);
      await queries.invalidateQueries();
    },
  });
  const send = ({ name, scopes, expires }: Values) =>
    make.mutate({
      body: { name, scopes, expires_at: expires ? expires.endOf('day').toISOString() : null },
    });
  const required = [{ required: true, message: text('field-required') }];
  return (
    <Modal
      open={open}
      title={text('tokens-add')}
      okText={text('tokens-add')}
      cancelText={text('ui-cancel')}
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ scopes: ['see'] }}
        onFinish={send}
      >
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
        {make.error && <Trouble error={make.error} />}
      </Form>
    </Modal>
  );
}
