/** A part of the overview: a headed card with one way on. */
import { Card, ConfigProvider, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

interface Given {
  title: string;
  /** What stands at the right of the title. */
  extra?: ReactNode;
  children: ReactNode;
}

export function Part({ title, extra, children }: Given) {
  return (
    <Card size="small" role="region" aria-label={title}>
      <Flex wrap justify="space-between" align="center" gap={8} style={{ marginBottom: 8 }}>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {title}
        </Typography.Title>
        {extra}
      </Flex>
      {children}
    </Card>
  );
}

const LOW = { components: { Table: { cellPaddingBlockSM: 5, cellPaddingInlineSM: 6 } } };

/** Tables with low rows: the overview is one screen. */
export function Dense({ children }: { children: ReactNode }) {
  return <ConfigProvider theme={LOW}>{children}</ConfigProvider>;
}
