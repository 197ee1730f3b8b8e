import { Alert, App, Button, Form, Input } from 'antd';

import { api, type Schema } from '~/api/client.ts';
import { useSession } from '~/api/session.tsx';
import { useText } from '~/messages/Messages.tsx';
import { useRequired } from '~/ui/useRequired.ts';

import { Door } from './Door.tsx';
import { Refused } from './Refused.tsx';
import { useAdmit } from './useAdmit.ts';

export function PasswordPage() {
  const text = useText();
  const admit = useAdmit();
  const { message } = App.useApp();
  const forced = useSession().must_change_password;
  const change = api.useMutation('post', '/api/v1/session/password', {
    onSuccess: async (session) => {
      void message.success(text('password-changed'));
      await admit(session);
    },
  });
  const required = useRequired();
  return (
    <Door title={text('password-title')}>
      {forced && <Alert type="info" title={text('password-forced')} style={{ marginBottom: 16 }} />}
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={(body: Schema['PasswordChange']) => change.mutate({ body })}
      >
        <Form.Item name="old" label={text('password-old')} rules={required}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="new"
          label={text('password-new')}
          extra={text('setup-password-rule')}
          rules={required}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Refused error={change.error} />
        <Button block type="primary" htmlType="submit" loading={change.isPending}>
          {text('password-submit')}
        </Button>
      </Form>
    </Door>
  );
}
