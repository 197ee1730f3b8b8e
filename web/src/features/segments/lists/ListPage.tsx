/** A static list: customers who are named one by one, whatever a rule says. */
import { DeleteOutlined } from '@ant-design/icons';
import { Button, Card, Collapse, Flex, Tabs } from 'antd';
import { useState } from 'react';

import { server } from '~/api/client.ts';
import type { Saved } from '~/api/definition.ts';
import { useRight } from '~/api/session.tsx';
import { useLanguage, useText } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { Page } from '~/ui/Page.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import { type Member, Members } from '../page/Members.tsx';
import type { ListSpec } from '../page/spec.ts';
import { useDelete } from '../page/useDelete.ts';
import { Versions } from '../page/Versions.tsx';
import { Entries } from './Entries.tsx';
import type { Found } from './lines.ts';
import { Paste } from './Paste.tsx';
import { withAdded, withTakenOff } from './pins.ts';
import { useChange } from './useChange.ts';

interface Given {
  saved: Saved<ListSpec>;
}

export function ListPage({ saved }: Given) {
  const { language, text } = useLanguage();
  const mayDefine = useRight('define');
  const seesPeople = useRight('see-personal');
  // What is masked may not be saved back.
  const mayChange = mayDefine && seesPeople;
  const remove = useDelete('StaticList');
  const [tab, setTab] = useUrlState('tab', 'members');
  const { metadata } = saved.definition;
  const entries = { key: 'entries', label: text('lists-entries') };
  const tabs = [
    {
      key: 'members',
      label: text('segments-members'),
      children: <OnList saved={saved} mayChange={mayChange} />,
    },
    ...(mayChange ? [{ ...entries, children: <Entries key={saved.version} saved={saved} /> }] : []),
    {
      key: 'versions',
      label: text('segments-versions'),
      children: <Versions kind="StaticList" saved={saved} mayRestore={mayChange} />,
    },
  ];
  return (
    <Page
      title={titleOf(metadata, language)}
      what={metadata.description ?? text('lists-what')}
      actions={
        mayDefine && (
          <Button icon={<DeleteOutlined aria-hidden />} onClick={() => void remove(saved)}>
            {text('ui-delete')}
          </Button>
        )
      }
    >
      <Card size="small">
        <Tabs items={tabs} activeKey={tab} onChange={setTab} destroyOnHidden />
      </Card>
    </Page>
  );
}

/** Who is on it, and for whoever may: more of them, fewer of them. */
function OnList({ saved, mayChange }: Given & { mayChange: boolean }) {
  const text = useText();
  const { name } = saved.definition.metadata;
  const act = { title: text('lists-change'), of: takeOff };
  function takeOff(member: Member) {
    return <TakeOff saved={saved} member={member} />;
  }
  if (!mayChange) return <Members kind="StaticList" name={name} />;
  return (
    <Flex vertical gap={16}>
      <Add saved={saved} />
      <Members kind="StaticList" name={name} act={act} />
    </Flex>
  );
}

function Add({ saved }: Given) {
  const text = useText();
  const change = useChange(saved);
  const [open, setOpen] = useState<string[]>([]);
  const [pasted, setPasted] = useState('');
  const [found, setFound] = useState<Found[]>();
  const add = async () => {
    const names = (found ?? []).map(({ customer }) => customer);
    const told = text('lists-added', { count: names.length });
    if (!(await change.run(withAdded(saved.definition.spec, names), told))) return;
    setPasted('');
    setOpen([]);
  };
  const content = (
    <Flex vertical gap={12} align="stretch">
      <Paste value={pasted} onChange={setPasted} onFound={setFound} />
      <div>
        <Button
          type="primary"
          disabled={!found?.length}
          loading={change.isRunning}
          onClick={() => void add()}
        >
          {text('lists-add-these', { count: found?.length ?? 0 })}
        </Button>
      </div>
    </Flex>
  );
  return (
    <Collapse
      size="small"
      activeKey={open}
      onChange={setOpen}
      items={[{ key: 'add', label: text('lists-add-more'), children: content }]}
    />
  );
}

function TakeOff({ saved, member }: Given & { member: Member }) {
  const text = useText();
  const change = useChange(saved);
  const shown = member.name ?? member.customer;
  const takeOff = async () => {
    const { data } = await server.GET('/api/v1/customers/{customer}', {
      params: { path: { customer: member.id } },
    });
    // An entry may be any of their identifiers, also with its kind.
    const names = (data?.identifiers ?? []).flatMap(({ kind, value }) => [
      value,
      `${kind}:${value}`,
    ]);
    const next = withTakenOff(saved.definition.spec, member.customer, names);
    await change.run(next, text('lists-taken-off', { name: shown }));
  };
  return (
    <Button
      size="small"
      loading={change.isRunning}
      aria-label={text('lists-take-off-of', { name: shown })}
      onClick={() => void takeOff()}
    >
      {text('lists-take-off')}
    </Button>
  );
}
