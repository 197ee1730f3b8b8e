/** Erases a customer. It cannot be undone, so the customer's number must be typed. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Typography } from 'antd';
import { useNavigate } from 'react-router';
import { useState } from 'react';

import { api, type Schema } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';
import { paths } from '~/ui/paths.ts';
import { Trouble } from '~/ui/Trouble.tsx';

export function Forget({ customer }: { customer: Schema['CustomerRef'] }) {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { modal } = App.useApp();
  const [typed, setTyped] = useState('');
  const forget = api.useMutation('post', '/api/v1/customers/{customer}/forget', {
    onSuccess: async ({ receipt, events, attributes, identifiers }) => {
      await navigate(paths.customers());
      queries.clear();
      modal.info({
        title: text('customer-forgotten'),
        content: text('customer-forgotten-what', {
          receipt: String(receipt),
          events,
          attributes,
          identifiers,
        }),
      });
    },
  });
  const sure = typed.trim() === customer.customer;
  return (
    <Form
      layout="vertical"
      onFinish={() => forget.mutate({ params: { path: { customer: customer.id } } })}
    >
      <Typography.Paragraph>{text('customer-forget-what')}</Typography.Paragraph>
      <Form.Item label={text('customer-forget-type', { customer: customer.customer })}>
        <Input
          aria-label={text('customer-forget-type', { customer: customer.customer })}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          style={{ maxWidth: 320 }}
        />
      </Form.Item>
      <Button danger htmlType="submit" disabled={!sure} loading={forget.isPending}>
        {text('customer-forget-submit')}
      </Button>
      {forget.error && <Trouble error={forget.error} />}
    </Form>
  );
}
