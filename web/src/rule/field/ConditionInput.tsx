/** A condition among other fields: what it says, and the way to change it. */
import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Skeleton, theme, Typography } from 'antd';
import { useState } from 'react';

import { useText } from '~/messages/Messages.tsx';

import { ConditionDrawer } from './ConditionDrawer.tsx';
import { usePlain } from './usePlain.ts';

interface Given {
  id?: string;
  /** What the condition decides, for its drawer and for those who do not see where it stands. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Room is scarce: the way to change it is a picture only. */
  compact?: boolean;
}

export function ConditionInput({ id, label, value, onChange, compact = false }: Given) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const isEmpty = value.trim() === '';
  const name = isEmpty ? text('rule-choose-of', { label }) : text('rule-edit-of', { label });
  const button = {
    ...(id !== undefined && { id }),
    'aria-label': name,
    onClick: () => setOpen(true),
  };
  return (
    <div style={{ flex: 1, minWidth: 0 }}>
      {isEmpty ? (
        <Button
          {...button}
          block
          color="primary"
          variant="dashed"
          icon={<PlusOutlined aria-hidden />}
        >
          {text('rule-choose')}
        </Button>
      ) : (
        <Said rule={value}>
          <Button
            {...button}
            size="small"
            icon={<EditOutlined aria-hidden />}
            {...(compact && { type: 'text', title: text('rule-edit') })}
          >
            {!compact && text('rule-edit')}
          </Button>
        </Said>
      )}
      {open && (
        <ConditionDrawer
          title={label}
          rule={value}
          onDone={onChange}
          onClosed={() => setOpen(false)}
        />
      )}
    </div>
  );
}

/** What a condition says; what cannot be read is shown as it stands, with what is wrong. */
function Said({ rule, children }: { rule: string; children: React.ReactNode }) {
  const { token } = theme.useToken();
  const { words, wrong } = usePlain(rule);
  return (
    <Flex
      gap={8}
      align="flex-start"
      style={{
        padding: '5px 6px 5px 11px',
        border: `1px solid ${wrong === undefined ? token.colorBorder : token.colorError}`,
        borderRadius: token.borderRadius,
      }}
    >
      <div style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {wrong !== undefined && (
          <>
            <Typography.Text code>{rule}</Typography.Text>
            <Typography.Text type="danger" style={{ display: 'block', fontSize: 12 }}>
              {wrong}
            </Typography.Text>
          </>
        )}
        {wrong === undefined && words}
        {wrong === undefined && words === undefined && (
          <Skeleton active title={false} paragraph={{ rows: 1 }} />
        )}
      </div>
      {children}
    </Flex>
  );
}
