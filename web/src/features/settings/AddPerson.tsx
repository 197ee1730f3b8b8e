/** Adds somebody, who gets a first password. */
import { Form, Input, Radio, Select, Typography } from 'antd';

import { type Schema, server } from '~/api/client.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useRequired } from '~/ui/useRequired.ts';

import { MakeForm } from './MakeForm.tsx';

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
  const required = useRequired();
  const add = ({ language, ...others }: Values) =>
    server.POST('/api/v1/people', { body: { ...others, language: language || null } });
  return (
    <MakeForm
      open={open}
      title={text('people-add')}
      initialValues={{ role: 'viewer', language: '' }}
      make={add}
      onClose={onClose}
      onMade={onAdmitted}
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
    </MakeForm>
  );
}
