/** One item of an event that fulfils everything below. */
import { useText } from '~/messages/Messages.tsx';

import { ITEMS } from '../tree/names.ts';
import type { Node } from '../tree/node.ts';
import { useScope } from './context.ts';
import { Where } from './EventPart.tsx';
import { NameSelect } from './NameSelect.tsx';
import { ONE_ITEM, openTest, PropertyName } from './PropertyName.tsx';

interface Given {
  node: Extract<Node, { type: 'any_item' }>;
  onChange: (node: Node) => void;
}

export function AnyItemForm({ node, onChange }: Given) {
  const text = useText();
  const { event } = useScope();
  const items = node.items.join('.');
  const list = event && items.startsWith(`${event}.`) ? items.slice(event.length + 1) : items;
  return (
    <>
      <PropertyName value={ONE_ITEM} onChange={({ path }) => onChange(openTest(path))} />
      {list !== ITEMS && (
        <NameSelect
          label={text('segments-items')}
          value={items}
          options={[{ value: ITEMS, title: text('segments-items') }]}
          onChange={(name) => onChange({ ...node, items: name.split('.') })}
        />
      )}
      <Where
        event={event ?? null}
        items={list}
        where={node.where}
        onChange={(where) => onChange({ ...node, where: where ?? null })}
      />
    </>
  );
}
