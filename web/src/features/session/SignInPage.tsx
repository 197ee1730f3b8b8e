import { Button, Flex, Form, Input } from 'antd';
import { Link } from 'react-router';

import { api } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';
import { paths } from '~/ui/paths.ts';
import { useRequired } from '~/ui/useRequired.ts';

import { Door } from './Door.tsx';
import { Refused } from './Refused.tsx';
import { useAdmit } from './useAdmit.ts';

export function SignInPage() {
  const text = useText();
  const admit = useAdmit();
  const signIn = api.useMutation('post', '/api/v1/session', { onSuccess: admit });
  const required = useRequired();
  return (
    <Door title={text('session-title')}>
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={(body: { email: string; password: string }) => signIn.mutate({ body })}
      >
        <Form.Item name="email" label={text('session-email')} rules={required}>
          <Input type="email" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item name="password" label={text('session-password')} rules={required}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Refused error={signIn.error} />
        <Flex vertical gap={12}>
          <Button block type="primary" htmlType="submit" loading={signIn.isPending}>
            {text('session-sign-in')}
          </Button>
          <Link to={paths.setUp()}>{text('session-first-start')}</Link>
        </Flex>
      </Form>
    </Door>
  );
}
