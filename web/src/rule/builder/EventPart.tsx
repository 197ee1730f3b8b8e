/** Which events a condition looks at: the event, what must hold of it, and when. */
import { FilterOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useMemo, useState } from 'react';

import { useText } from '~/messages/Messages.tsx';

import { ITEMS, type Property, type Scope } from '../tree/names.ts';
import type { Draft, Node, Query } from '../tree/node.ts';
import { ScopeContext, useScope, useWords, useWordTitle } from './context.ts';
import { Groups } from './Groups.tsx';
import { NameSelect } from './NameSelect.tsx';
import { useWordsOf } from './useItems.ts';

interface EventGiven {
  value: string | null;
  onChange: (event: string) => void;
}

export function EventSelect({ value, onChange }: EventGiven) {
  const text = useText();
  const words = useWords();
  const title = useWordTitle();
  const options = words.events.map((one) => ({ value: one.name, title: title(one) }));
  const any = { value: '*', title: text('segments-any-event') };
  return (
    <NameSelect
      label={text('segments-event')}
      value={value}
      options={[...options, any]}
      onChange={onChange}
    />
  );
}

interface WhereGiven {
  event: string | null;
  where: Draft<Node> | undefined;
  /** Names are fields of these items. */
  items?: string | undefined;
  onChange: (where: Draft<Node> | undefined) => void;
}

/** What must hold of the events: conditions on their properties, nested as the rule itself. */
export function Where({ event, where, items, onChange }: WhereGiven) {
  const text = useText();
  const scope = useMemo<Scope>(() => ({ event: event ?? '', items }), [event, items]);
  if (where === undefined) return null;
  return (
    <div style={{ flexBasis: '100%' }}>
      <ScopeContext value={scope}>
        <Groups
          label={text('segments-where')}
          root={where}
          onChange={(next) => onChange(next === null ? undefined : next)}
        />
      </ScopeContext>
    </div>
  );
}

interface AddGiven {
  query: Pick<Query, 'where'>;
  onChange: (where: Draft<Node>) => void;
}

/** The button that begins a `where`. */
export function AddWhere({ query, onChange }: AddGiven) {
  const text = useText();
  const scope = useScope();
  if (query.where !== undefined || scope.event !== undefined) return null;
  const blank: Node = { type: 'compare', left: null, op: '=', right: null };
  return (
    <Tooltip title={text('segments-add-where')}>
      <Button
        type="text"
        icon={<FilterOutlined aria-hidden />}
        aria-label={text('segments-add-where')}
        onClick={() => onChange(blank)}
      />
    </Tooltip>
  );
}

interface PropertyGiven {
  event: string | null;
  value: string[] | null;
  onChange: (property: string[]) => void;
}

export function PropertySelect({ event, value, onChange }: PropertyGiven) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const words = useWordsOf(event, open || value?.[0] === ITEMS);
  const title = useWordTitle();
  const own = words.events.find(({ name }) => name === event);
  const items = (words.items?.fields ?? []).map((one) => ({
    ...one,
    name: `${ITEMS}.${one.name}`,
  }));
  const option = (one: Property) => ({ value: one.name, title: title(one) });
  const ofItems = text('segments-items');
  return (
    <NameSelect
      label={text('segments-property')}
      onOpen={() => setOpen(true)}
      value={value?.join('.') ?? null}
      groups={[
        {
          label: own ? title(own) : text('segments-event'),
          options: own?.properties.map(option) ?? [],
        },
        {
          label: ofItems,
          options: items.map((one) => ({ ...option(one), title: `${ofItems} · ${title(one)}` })),
        },
      ]}
      onChange={(name) => onChange(name.split('.'))}
    />
  );
}
