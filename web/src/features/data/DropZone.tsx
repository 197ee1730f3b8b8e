/** Where files come in: dropped, or chosen with the keyboard. */
import { InboxOutlined } from '@ant-design/icons';
import { Button, Flex, Progress, theme, Typography } from 'antd';
import { type DragEvent, useRef, useState } from 'react';

import { useText } from '~/messages/Messages.tsx';
import { Trouble } from '~/ui/Trouble.tsx';

import { useSendFile } from './sending.ts';

/** `source` is the name of a saved source by whose mapping the file is read, or nothing. */
export function DropZone({ source = '' }: { source?: string }) {
  const text = useText();
  const { token } = theme.useToken();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { send, stop, sending, error } = useSendFile(source);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !sending) void send(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <Flex vertical gap={12}>
      <section
        aria-label={text('data-drop')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        style={{
          padding: 24,
          textAlign: 'center',
          borderRadius: token.borderRadiusLG,
          border: `2px dashed ${over ? token.colorPrimary : token.colorBorder}`,
          background: over ? token.colorPrimaryBg : token.colorBgContainer,
        }}
      >
        <InboxOutlined aria-hidden style={{ fontSize: 36, color: token.colorPrimary }} />
        <Typography.Paragraph strong style={{ margin: '8px 0 4px' }}>
          {text('data-drop')}
        </Typography.Paragraph>
        <Typography.Paragraph type="secondary">{text('data-drop-formats')}</Typography.Paragraph>
        {sending ? (
          <Underway sending={sending} stop={stop} />
        ) : (
          <Button type="primary" onClick={() => input.current?.click()}>
            {text('data-choose-file')}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={text('data-choose-file')}
          onChange={({ target }) => {
            take(target.files);
            target.value = '';
          }}
        />
      </section>
      {error !== undefined && <Trouble error={error} />}
    </Flex>
  );
}

interface UnderwayGiven {
  sending: { file: string; share: number };
  stop: () => void;
}

function Underway({ sending, stop }: UnderwayGiven) {
  const text = useText();
  return (
    <Flex vertical align="center" gap={8} role="status">
      {text(sending.share < 1 ? 'data-sending' : 'data-guessing', { file: sending.file })}
      <Progress
        percent={Math.round(sending.share * 100)}
        style={{ maxWidth: 320 }}
        aria-label={text('data-sending', { file: sending.file })}
      />
      <Button onClick={stop}>{text('ui-cancel')}</Button>
    </Flex>
  );
}
