/** A condition that no form can show, as text; nothing is ever lost. */
import { Input, Typography } from 'antd';
import { useState } from 'react';

import { api, server } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';
import { rowsFor } from '~/ui/rows.ts';

import type { Node } from '../tree/node.ts';

/** Characters that a line of the box holds at least. */
const WIDTH = 70;

interface Given {
  node: Node;
  onChange: (node: Node) => void;
}

export function TextChip({ node, onChange }: Given) {
  const text = useText();
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const body = { tree: node as unknown as Record<string, never> };
  const printed = api.useQuery('post', '/api/v1/rules/print', { body }, { staleTime: Infinity });
  const read = async () => {
    if (typed === undefined) return;
    const { data } = await server.POST('/api/v1/rules/parse', { body: { rule: typed } });
    if (!data?.tree) {
      setWrong(data?.problems[0]?.title);
      return;
    }
    setWrong(undefined);
    setTyped(undefined);
    onChange(data.tree as unknown as Node);
  };
  return (
    <div style={{ flex: 1, minWidth: 240 }}>
      <Input.TextArea
        aria-label={text('segments-as-text')}
        rows={rowsFor(typed ?? printed.data?.rule ?? '', WIDTH, [1, 20])}
        value={typed ?? printed.data?.rule ?? ''}
        status={wrong ? 'error' : ''}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => void read()}
        style={{ fontFamily: 'monospace' }}
      />
      <Typography.Text type={wrong ? 'danger' : 'secondary'} style={{ fontSize: 12 }}>
        {wrong ?? text('segments-as-text-why')}
      </Typography.Text>
    </div>
  );
}
