/** Where changes of groups are sent. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Flex, Form, Input, Select, Table, Tag } from 'antd';

import { type Schema, server } from '~/api/client.ts';
import { VOCABULARY } from '~/api/labels.ts';
import { usePages } from '~/api/usePages.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useLanguage, useText } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { Sure } from '~/ui/Sure.tsx';
import { useRequired } from '~/ui/useRequired.ts';

import { type FormGiven, Keyed } from './Keyed.tsx';
import { MakeForm } from './MakeForm.tsx';
import { useAct } from './useAct.ts';

type Webhook = Schema['WebhookItem'];

export function Webhooks() {
  const text = useText();
  const webhooks = usePages(['webhooks'], (cursor, signal) =>
    server.GET('/api/v1/webhooks', { params: { query: { ...(cursor && { cursor }) } }, signal }),
  );
  return (
    <Keyed
      what={text('webhooks-what')}
      add={text('webhooks-add')}
      none={text('webhooks-none')}
      list={webhooks}
      form={(given) => <Make {...given} />}
    >
      {(items) => <List webhooks={items} />}
    </Keyed>
  );
}

function List({ webhooks }: { webhooks: Webhook[] }) {
  const text = useText();
  const groups = ({ filter }: Webhook) =>
    filter.definitions?.length ? filter.definitions.join(', ') : text('webhooks-definitions-all');
  return (
    <Table
      size="small"
      rowKey="id"
      aria-label={text('settings-part-webhooks')}
      dataSource={webhooks}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: text('webhooks-url'), dataIndex: 'url' },
        { title: text('webhooks-description'), dataIndex: 'description' },
        { title: text('webhooks-definitions'), render: (_, webhook) => groups(webhook) },
        { title: text('webhooks-state'), render: (_, webhook) => <State webhook={webhook} /> },
        { key: 'acts', render: (_, webhook) => <Acts webhook={webhook} /> },
      ]}
    />
  );
}

function State({ webhook }: { webhook: Webhook }) {
  const text = useText();
  const { state, reason, last_change, delivered_to } = webhook;
  const count = Math.max(0, last_change - delivered_to);
  return (
    <Flex vertical gap={4}>
      <span>
        <Tag color={state === 'active' ? 'success' : 'warning'}>
          {text(`webhooks-state-${state}` as MessageId)}
        </Tag>
        {text('webhooks-behind', { count })}
      </span>
      {reason?.text}
    </Flex>
  );
}

function Acts({ webhook: { id, state, url } }: { webhook: Webhook }) {
  const text = useText();
  const act = useAct();
  const { message } = App.useApp();
  const at = { params: { path: { id } } };
  const test = async () => {
    const answer = await act(() => server.POST('/api/v1/webhooks/{id}/test', at));
    if (!answer?.data) return;
    const { delivered, status, error } = answer.data;
    if (delivered) void message.success(text('webhooks-test-done', { status: String(status) }));
    else
      void message.warning(text('webhooks-test-failed', { reason: error?.text ?? status ?? '' }));
  };
  const enable = () => act(() => server.POST('/api/v1/webhooks/{id}/enable', at));
  const remove = () =>
    act(() => server.DELETE('/api/v1/webhooks/{id}', at), text('webhooks-removed'));
  return (
    <Flex gap={8}>
      <Button
        size="small"
        aria-label={`${text('webhooks-test')}: ${url}`}
        onClick={() => void test()}
      >
        {text('webhooks-test')}
      </Button>
      {state !== 'active' && (
        <Button size="small" onClick={() => void enable()}>
          {text('webhooks-enable')}
        </Button>
      )}
      <Sure
        act={text('webhooks-remove')}
        of={url}
        question={text('webhooks-remove-what')}
        onSure={remove}
      />
    </Flex>
  );
}

/** Every change. */
const ALL = { causes: [], definitions: [], directions: [], kinds: [] };

interface Values {
  url: string;
  description?: string;
  definitions?: string[];
}

function Make(given: FormGiven) {
  const { text, language } = useLanguage();
  const required = useRequired();
  const schema = useQuery({ ...VOCABULARY, enabled: given.open });
  const groups = [...(schema.data?.segments ?? []), ...(schema.data?.segmentations ?? [])];
  const make = ({ url, description, definitions }: Values) =>
    server.POST('/api/v1/webhooks', {
      body: {
        url,
        description: description ?? '',
        filter: { ...ALL, definitions: definitions ?? [] },
      },
    });
  return (
    <MakeForm {...given} title={text('webhooks-add')} make={make}>
      <Form.Item name="url" label={text('webhooks-url')} rules={required}>
        <Input type="url" placeholder="https://" />
      </Form.Item>
      <Form.Item name="description" label={text('webhooks-description')}>
        <Input />
      </Form.Item>
      <Form.Item name="definitions" label={text('webhooks-definitions')}>
        <Select
          mode="multiple"
          placeholder={text('webhooks-definitions-all')}
          options={groups.map((group) => ({
            value: group.name,
            label: titleOf(group, language),
          }))}
        />
      </Form.Item>
    </MakeForm>
  );
}
