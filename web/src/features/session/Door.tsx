/** What stands around the forms before one is signed in. */
import { Card, Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';

import { useText } from '~/messages/Messages.tsx';
import { LanguageSwitch } from '~/ui/LanguageSwitch.tsx';

export function Door({ title, children }: { title: string; children: ReactNode }) {
  const text = useText();
  useEffect(() => {
    document.title = `${title} · ${text('app-name')}`;
  }, [title, text]);
  return (
    <main>
      <Flex vertical align="center" gap={16} style={{ padding: '10vh 16px 32px' }}>
        <div style={{ textAlign: 'center' }}>
          <Typography.Text strong style={{ fontSize: 28 }}>
            {text('app-name')}
          </Typography.Text>
          <br />
          <Typography.Text type="secondary">{text('session-tagline')}</Typography.Text>
        </div>
        <Card style={{ width: '100%', maxWidth: 400 }}>
          <Typography.Title level={1} style={{ fontSize: 20, marginTop: 0 }}>
            {title}
          </Typography.Title>
          {children}
        </Card>
        <LanguageSwitch />
      </Flex>
    </main>
  );
}
