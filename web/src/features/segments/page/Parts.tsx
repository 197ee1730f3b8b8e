/** Below the builder: size over the past year, who is in, and the versions. */
import { Card, Tabs } from 'antd';

import { useRight } from '~/api/session.tsx';
import { useText } from '~/messages/Messages.tsx';
import type { RuleEdit } from '~/rule/useRule.ts';
import { useUrlState } from '~/ui/useUrlState.ts';

import { Members } from './Members.tsx';
import { Past } from './Past.tsx';
import type { SavedSegment } from './spec.ts';
import { Versions } from './Versions.tsx';

interface Given {
  saved: SavedSegment | undefined;
  edit: Pick<RuleEdit, 'settled'>;
}

export function Parts({ saved, edit }: Given) {
  const text = useText();
  const mayDefine = useRight('define');
  const [tab, setTab] = useUrlState('tab', 'past');
  const items = [
    {
      key: 'past',
      label: text('segments-past'),
      children: <Past rule={edit.settled.rule} />,
    },
    ...(saved
      ? [
          {
            key: 'members',
            label: text('segments-members'),
            children: <Members kind="Segment" name={saved.definition.metadata.name} />,
          },
          {
            key: 'versions',
            label: text('segments-versions'),
            children: <Versions kind="Segment" saved={saved} mayRestore={mayDefine} />,
          },
        ]
      : []),
  ];
  const active = items.some(({ key }) => key === tab) ? tab : 'past';
  return (
    <Card size="small">
      <Tabs items={items} activeKey={active} onChange={setTab} destroyOnHidden />
    </Card>
  );
}
