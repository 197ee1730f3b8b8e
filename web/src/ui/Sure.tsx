/** Asks before what cannot be taken back. Everything else is done at once and offers Undo. */
import { Button, Popconfirm } from 'antd';

import { useText } from '~/messages/Messages.tsx';

interface Given {
  /** On the button. */
  act: string;
  /** What the act is about, for those who only hear the button. */
  of: string;
  /** What will be so for good. */
  question: string;
  onSure: () => unknown;
}

export function Sure({ act, of, question, onSure }: Given) {
  const text = useText();
  return (
    <Popconfirm
      title={question}
      okText={act}
      okButtonProps={{ danger: true }}
      cancelText={text('ui-cancel')}
      onConfirm={() => void onSure()}
    >
      <Button size="small" danger aria-label={`${act}: ${of}`}>
        {act}
      </Button>
    </Popconfirm>
  );
}
