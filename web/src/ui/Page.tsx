/** The frame of every page: its title, what can be done, and its content. */
import { Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';

import { useText } from '~/messages/Messages.tsx';

interface Given {
  title: string;
  /** One sentence that says what the page is for. */
  what?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, what, actions, children }: Given) {
  const text = useText();
  useEffect(() => {
    document.title = `${title} · ${text('app-name')}`;
  }, [title, text]);
  return (
    <Flex vertical gap={20}>
      <Flex wrap justify="space-between" align="flex-start" gap={12}>
        <div>
          <Typography.Title level={1} style={{ fontSize: 24, margin: 0 }}>
            {title}
          </Typography.Title>
          {what && <Typography.Text type="secondary">{what}</Typography.Text>}
        </div>
        {actions && (
          <Flex wrap gap={8}>
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </Flex>
  );
}
