import { Button, Flex, Form, Input, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router';

import { api, type Schema } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';
import { paths } from '~/ui/paths.ts';
import { useRequired } from '~/ui/useRequired.ts';

import { Door } from './Door.tsx';
import { Refused } from './Refused.tsx';
import { useAdmit } from './useAdmit.ts';

export function SetUpPage() {
  const text = useText();
  const admit = useAdmit();
  const [search] = useSearchParams();
  const setUp = api.useMutation('post', '/api/v1/setup', { onSuccess: admit });
  const required = useRequired();
  return (
    <Door title={text('setup-title')}>
      <Typography.Paragraph type="secondary">{text('setup-what')}</Typography.Paragraph>
      <Form
        layout="vertical"
        requiredMark={false}
        initialValues={{ token: search.get('token') ?? '' }}
        onFinish={(body: Schema['SetUp']) => setUp.mutate({ body })}
      >
        <Form.Item name="token" label={text('setup-token')} rules={required}>
          <Input autoComplete="off" placeholder="fq_setup_…" />
        </Form.Item>
        <Form.Item name="name" label={text('setup-name')} rules={required}>
          <Input autoComplete="name" />
        </Form.Item>
        <Form.Item name="email" label={text('setup-email')} rules={required}>
          <Input type="email" autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label={text('setup-password')}
          extra={text('setup-password-rule')}
          rules={required}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Refused error={setUp.error} />
        <Flex vertical gap={12}>
          <Button block type="primary" htmlType="submit" loading={setUp.isPending}>
            {text('setup-submit')}
          </Button>
          <Link to={paths.signIn()}>{text('setup-back')}</Link>
        </Flex>
      </Form>
    </Door>
  );
}
