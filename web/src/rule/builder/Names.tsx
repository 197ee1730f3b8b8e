/** Names: of attributes, metrics, segmentations and scores, and inside `where` of properties. */
import { useText } from '~/messages/Messages.tsx';

import type { Kind } from '../tree/kinds.ts';
import type { Vocabulary } from '../tree/names.ts';
import { type Draft, isOf, type Node, type Tree } from '../tree/node.ts';
import { isWhere } from '../tree/places.ts';
import { useScope, useWords, useWordTitle } from './context.ts';
import { NameSelect } from './NameSelect.tsx';
import { PropertyName } from './PropertyName.tsx';

export interface Given {
  subject: Draft<Node>;
  kind: Kind;
  onChange: (subject: Tree) => void;
  /** Inside `where`: one of the items is meant instead. */
  onOneItem?: (() => void) | undefined;
}

/** A name: inside `where` of a property, else of what is known of customers. */
export function Named({ onOneItem, ...given }: Given) {
  const { subject, onChange } = given;
  const inside = useScope().event !== undefined;
  if (!inside) return <Name {...given} />;
  return (
    <PropertyName
      value={isOf(subject, 'name') ? subject.path.join('.') : null}
      onChange={({ path }) => onChange({ type: 'name', path })}
      onOneItem={onOneItem}
    />
  );
}

/** A name: of an attribute, metric, segmentation or score. */
function Name({ subject, kind, onChange }: Given) {
  const text = useText();
  const words = useWords();
  const title = useWordTitle();
  return (
    <NameSelect
      label={text('segments-name')}
      value={isOf(subject, 'name') ? subject.path.join('.') : null}
      options={wordsOf(words, kind).map((one) => ({
        value: one.name,
        title: 'score' in one ? `${title(one)} · ${one.score}` : title(one),
      }))}
      onChange={(name) => onChange({ type: 'name', path: name.split('.') })}
    />
  );
}

function wordsOf(words: Vocabulary, kind: Kind) {
  const typed = (...types: string[]) => words.attributes.filter(({ type }) => types.includes(type));
  switch (kind) {
    case 'metric':
      return words.metrics;
    case 'label':
      return words.segmentations;
    case 'score':
      return words.segmentations.flatMap((one) =>
        one.scores.map((score) => ({ ...one, name: `${one.name}.${score}`, score })),
      );
    case 'birthday':
      return typed('date', 'instant');
    case 'near':
      return typed('point');
    case 'region':
      // Where people live first; the others are near when something else was meant.
      return words.attributes.toSorted((a, b) => Number(isWhere(b.name)) - Number(isWhere(a.name)));
    default:
      return words.attributes;
  }
}
