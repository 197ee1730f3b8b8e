/** The same rule as text, folded away for whoever likes the form better. */
import { Collapse } from 'antd';

import { useText } from '~/messages/Messages.tsx';

import type { RuleEdit } from '../useRule.ts';
import { RuleText } from './RuleText.tsx';

interface Given {
  edit: RuleEdit;
  open: boolean;
  onOpen: (open: boolean) => void;
}

export function AsText({ edit, open, onOpen }: Given) {
  const text = useText();
  const { problems } = edit.settled;
  return (
    <Collapse
      activeKey={open || problems.length > 0 ? ['text'] : []}
      onChange={(keys) => onOpen(keys.length > 0)}
      items={[
        {
          key: 'text',
          label: text('segments-expert'),
          children: <RuleText text={edit.text} problems={problems} onChange={edit.editText} />,
        },
      ]}
    />
  );
}
