/** Something that is shown once. */
import { Modal, Typography } from 'antd';

import { useText } from '~/messages/Messages.tsx';

interface Given {
  title: string;
  what: string;
  secret: string | undefined;
  onClose: () => void;
}

export function Secret({ title, what, secret, onClose }: Given) {
  const text = useText();
  return (
    <Modal
      open={secret !== undefined}
      title={title}
      onOk={onClose}
      onCancel={onClose}
      okText={text('ui-close')}
      cancelButtonProps={{ style: { display: 'none' } }}
    >
      <p>{what}</p>
      <Typography.Paragraph
        code
        copyable={{ text: secret ?? '', tooltips: [text('ui-copy'), text('ui-copied')] }}
      >
        {secret}
      </Typography.Paragraph>
    </Modal>
  );
}
