/** The conditions of a rule as a form, each with how many fulfil it. */
import { Alert, Card, theme } from 'antd';
import type { ReactNode } from 'react';

import { useText } from '~/messages/Messages.tsx';

import { CountsContext } from '../builder/context.ts';
import { Groups } from '../builder/Groups.tsx';
import type { RuleEdit } from '../useRule.ts';

interface Given {
  edit: RuleEdit;
  counts: ReadonlyMap<string, number>;
  /** What they say of customers, such as who is in. */
  title: string;
  /** What else can be begun with. */
  children?: ReactNode;
}

export function Conditions({ edit, counts, title, children }: Given) {
  const text = useText();
  const { token } = theme.useToken();
  return (
    <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0 }}>{title}</h2>}>
      {!edit.readable && (
        <Alert
          type="warning"
          showIcon
          title={text('segments-unreadable')}
          style={{ marginBottom: 12 }}
        />
      )}
      <div
        inert={!edit.readable}
        style={{
          opacity: edit.readable ? 1 : 0.45,
          transition: `opacity ${token.motionDurationMid}`,
        }}
      >
        <CountsContext value={counts}>
          <Groups label={title} root={edit.root} onChange={edit.editTree} />
        </CountsContext>
      </div>
      {children}
    </Card>
  );
}
