/** Names a property inside `where`: of the event, of the items, or the wish for one item of them. */
import { useState } from 'react';

import { useText } from '~/messages/Messages.tsx';

import { eventsOwn, ITEMS, propertiesOf, type Property } from '../tree/names.ts';
import type { Node } from '../tree/node.ts';
import { useScope, useWordTitle } from './context.ts';
import { NameSelect } from './NameSelect.tsx';
import { useWordsOf } from './useItems.ts';

/** Stands for one item in the list of names; no name of a rule reads so. */
export const ONE_ITEM = 'any()';

interface Given {
  /** The dotted name, or `ONE_ITEM`. */
  value: string | null;
  onChange: (condition: Pick<NameNode, 'path'>) => void;
  onOneItem?: (() => void) | undefined;
}
type NameNode = Extract<Node, { type: 'name' }>;

export function PropertyName({ value, onChange, onOneItem }: Given) {
  const text = useText();
  const title = useWordTitle();
  const scope = useScope();
  const [open, setOpen] = useState(false);
  const words = useWordsOf(scope.event, open || scope.items !== undefined);
  const option = (one: Property) => ({ value: one.name, title: title(one) });
  const event = words.events.find(({ name }) => name === scope.event);
  const ofEvent = event ? title(event) : text('segments-event');
  const isItem = scope.items !== undefined;
  const own = propertiesOf(words, scope).map(option);
  const one = { value: ONE_ITEM, title: text('segments-any-item') };
  const hasItems = value === ONE_ITEM || (onOneItem && words.items !== undefined);
  const groups = isItem
    ? [
        { label: text('segments-items'), options: own },
        { label: ofEvent, options: eventsOwn(words, scope).map(option) },
      ]
    : [
        { label: ofEvent, options: own },
        { label: text('segments-items'), options: hasItems ? [one] : [] },
      ];
  return (
    <NameSelect
      label={text('segments-property')}
      onOpen={() => setOpen(true)}
      value={value}
      groups={groups}
      onChange={(name) => {
        if (name !== ONE_ITEM) onChange({ path: name.split('.') });
        else if (value !== ONE_ITEM) onOneItem?.();
      }}
    />
  );
}

/** A condition on one item, in which everything is left open. */
export function oneItem(): Node {
  return { type: 'any_item', items: [ITEMS], where: openTest(null) };
}

/** A condition on a property, of which the rest is left open. */
export function openTest(path: string[] | null): Node {
  const left = path && ({ type: 'name', path } as const);
  return { type: 'compare', left, op: '=', right: null };
}
