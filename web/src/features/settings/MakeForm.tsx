/** A form in a window that makes something; refused, it stays open with what was typed. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';

import { useText } from '~/messages/Messages.tsx';
import { Trouble } from '~/ui/Trouble.tsx';

interface Given<Values extends object, Made> {
  open: boolean;
  /** Title of the window and of its button. */
  title: string;
  initialValues?: Partial<Values>;
  make: (values: Values) => Promise<{ data?: Made | undefined }>;
  onClose: () => void;
  onMade: (made: Made) => void;
  /** The fields. */
  children: ReactNode;
}

export function MakeForm<Values extends object, Made>(given: Given<Values, Made>) {
  const { open, title, initialValues, make, onClose, onMade, children } = given;
  const text = useText();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const making = useMutation({
    mutationFn: make,
    onSuccess: async ({ data }) => {
      form.resetFields();
      onClose();
      if (data) onMade(data);
      await queries.invalidateQueries();
    },
  });
  return (
    <Modal
      open={open}
      title={title}
      okText={title}
      cancelText={text('ui-cancel')}
      confirmLoading={making.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initialValues ?? {}}
        onFinish={(values) => making.mutate(values)}
      >
        {children}
        {making.error && <Trouble error={making.error} />}
      </Form>
    </Modal>
  );
}
