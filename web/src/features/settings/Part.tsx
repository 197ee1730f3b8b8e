/** A card of the settings: what it is for, its action, its content. */
import { Card, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

interface Given {
  title?: string;
  what?: string;
  action?: ReactNode;
  children: ReactNode;
}

export function Part({ title, what, action, children }: Given) {
  return (
    <Card size="small" style={{ marginBottom: 16 }}>
      <Flex vertical gap={12}>
        <Flex wrap justify="space-between" gap={12}>
          <div style={{ maxWidth: 640 }}>
            {title && (
              <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
                {title}
              </Typography.Title>
            )}
            {what && <Typography.Text type="secondary">{what}</Typography.Text>}
          </div>
          {action}
        </Flex>
        {children}
      </Flex>
    </Card>
  );
}
