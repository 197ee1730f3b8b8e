/** A labelled place of a form. */
import { Form, Typography } from 'antd';
import { type ReactNode, useId } from 'react';

interface Given {
  label: string;
  hint?: ReactNode;
  children: (id: string) => ReactNode;
}

export function Field({ label, hint, children }: Given) {
  const id = useId();
  return (
    <Form.Item
      layout="vertical"
      label={label}
      htmlFor={id}
      extra={hint && <Typography.Text type="secondary">{hint}</Typography.Text>}
      style={{ marginBottom: 14 }}
    >
      {children(id)}
    </Form.Item>
  );
}
