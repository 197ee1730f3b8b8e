import { Button, Empty, Form, Input, Modal, Table } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { api, type Schema, server } from '~/api/client.ts';
import { usePages } from '~/api/usePages.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';
import { Sure } from '~/ui/Sure.tsx';
import { Trouble } from '~/ui/Trouble.tsx';

import { Part } from './Part.tsx';
import { Secret } from './Secret.tsx';
import { useAct } from './useAct.ts';

export function WriteKeys() {
  const text = useText();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const keys = usePages(['keys'], (cursor, signal) =>
    server.GET('/api/v1/keys', { params: { query: { ...(cursor && { cursor }) } }, signal }),
  );
  const make = <Button onClick={() => setMaking(true)}>{text('keys-add')}</Button>;
  return (
    <Part title={text('keys-write')} what={text('keys-write-what')} action={make}>
      <Loaded
        query={keys}
        isEmpty={(items) => items.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('keys-none')} />}
      >
        {(items) => <List keys={items} />}
      </Loaded>
      <More list={keys} />
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

interface MakeGiven {
  open: boolean;
  onClose: () => void;
  onMade: (secret: string) => void;
}

function Make({ open, onClose, onMade }: MakeGiven) {
  const text = useText();
  const queries = useQueryClient();
  const [form] = Form.useForm<Schema['KeyToMake']>();
  const make = api.useMutation('post', '/api/v1/keys', {
    onSuccess: async ({ secret }) => {
      form.resetFields();
      onClose();
      onMade(secret);
      await queries.invalidateQueries();
    },
  });
  const required = [{ required: true, message: text('field-required') }];
  return (
    <Modal
      open={open}
      title={text('keys-add')}
      okText={text('keys-add')}
      cancelText={text('ui-cancel')}
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(body) => make.mutate({ body })}
      >
        <Form.Item name="name" label={text('keys-name')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="source" label={text('keys-source')} rules={required}>
          <Input placeholder="web" />
        </Form.Item>
        {make.error && <Trouble error={make.error} />}
      </Form>
    </Modal>
  );
}
