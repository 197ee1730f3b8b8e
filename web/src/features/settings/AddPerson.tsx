/** Adds somebody, who gets a first password. */
import { Form, Input, Modal, Radio, Select, Typography } from 'antd';

import { api, type Schema } from '~/api/client.ts';
import { useQueryClient } from '@tanstack/react-query';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { Trouble } from '~/ui/Trouble.tsx';

const ROLES: Schema['Role'][] = ['viewer', 'operator', 'analyst', 'administrator'];

interface Given {
  open: boolean;
  onClose: () => void;
  onAdmitted: (admitted: Schema['PersonAdmitted']) => void;
}

interface Values {
  name: string;
  email: string;
  role: Schema['Role'];
  language: Schema['Language'] | '';
}

export function AddPerson({ open, onClose, onAdmitted }: Given) {
  const text = useText();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const add = api.useMutation('post', '/api/v1/people', {
    onSuccess: async (admitted) => {
      form.resetFields();
      onClose();
      onAdmitted(admitted);
      await queries.invalidateQueries();
    },
  });
  const send = ({ language, ...others }: Values) =>
    add.mutate({ body: { ...others, language: language || null } });
  const required = [{ required: true, message: text('field-required') }];
  return (
    <Modal
      open={open}
      title={text('people-add')}
      okText={text('people-add')}
      cancelText={text('ui-cancel')}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: 'viewer', language: '' }}
        onFinish={send}
      >
        <Form.Item name="name" label={text('ui-name')} rules={required}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="email" label={text('people-email')} rules={required}>
          <Input type="email" autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={text('people-role')}>
          <Radio.Group style={{ display: 'grid', gap: 8 }}>
            {ROLES.map((role) => (
              <Radio key={role} value={role}>
                {text(`role-${role}` as MessageId)}{' '}
                <Typography.Text type="secondary">
                  {text(`people-role-${role}-what` as MessageId)}
                </Typography.Text>
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <Form.Item name="language" label={text('people-language')}>
          <Select
            options={[
              { value: '', label: text('people-language-any') },
              { value: 'zh-CN', label: text('account-language-zh') },
              { value: 'en', label: text('account-language-en') },
            ]}
          />
        </Form.Item>
        {add.error && <Trouble error={add.error} />}
      </Form>
    </Modal>
  );
}
