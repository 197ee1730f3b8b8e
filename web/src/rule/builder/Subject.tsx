/** What a condition tests: a name, something asked of events, the days since … */
import { Input, Select } from 'antd';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import type { Kind } from '../tree/kinds.ts';
import type { Vocabulary } from '../tree/names.ts';
import { isWhere } from '../tree/places.ts';
import {
  type Aggregate,
  AGGREGATES,
  type ClockPart,
  type Draft,
  isOf,
  isPart,
  type Node,
  PARTS,
  type Tree,
} from '../tree/node.ts';
import { useScope, useWords, useWordTitle } from './context.ts';
import { AddWhere, EventSelect, PropertySelect, Where } from './EventPart.tsx';
import { NameSelect } from './NameSelect.tsx';
import { PropertyName } from './PropertyName.tsx';
import { WindowInput } from './WindowInput.tsx';

interface Given {
  subject: Draft<Node>;
  kind: Kind;
  onChange: (subject: Tree) => void;
  /** Inside `where`: one of the items is meant instead. */
  onOneItem?: (() => void) | undefined;
}

export function Subject({ subject, kind, onChange, onOneItem }: Given) {
  const text = useText();
  if (isOf(subject, ...AGGREGATES)) return <Events subject={subject} onChange={onChange} />;
  if (isOf(subject, 'percentile')) {
    return <Measure value={subject.of} onChange={(of) => onChange({ ...subject, of })} />;
  }
  if (isOf(subject, 'since', 'days_since') || isPart(subject)) {
    const set = (of: Tree) => onChange({ ...subject, of } as Tree);
    return (
      <>
        {isPart(subject) && (
          <Select<ClockPart>
            aria-label={text('segments-part')}
            value={subject.type}
            popupMatchSelectWidth={false}
            options={PARTS.map((part) => ({
              value: part,
              label: text(`segments-part-${part}` as MessageId),
            }))}
            onChange={(type) => onChange({ ...subject, type })}
          />
        )}
        <Moment value={subject.of} onChange={set} />
      </>
    );
  }
  if (isOf(subject, 'bucket')) {
    return (
      <Input
        aria-label={text('segments-seed')}
        value={subject.seed ?? ''}
        onChange={({ target }) => onChange({ ...subject, seed: target.value || null })}
        style={{ width: 120 }}
      />
    );
  }
  return <Named subject={subject} kind={kind} onChange={onChange} onOneItem={onOneItem} />;
}

/** A moment: when something happened first or last, or a date that is known. */
function Moment({ value, onChange }: { value: Draft<Node>; onChange: (value: Tree) => void }) {
  const text = useText();
  const words = useWords();
  if (isOf(value, 'name')) return <Named subject={value} kind="birthday" onChange={onChange} />;
  if (!isOf(value, 'first', 'last')) return null;
  const ends = ['last', 'first'] as const;
  const dates = words.attributes.some(({ type }) => type === 'date' || type === 'instant');
  return (
    <>
      <Select
        aria-label={text('segments-moment')}
        value={value.type as string}
        popupMatchSelectWidth={false}
        options={[
          ...ends.map((end) => ({ value: end as string, label: text(`segments-moment-${end}`) })),
          ...(dates ? [{ value: 'name', label: text('segments-moment-name') }] : []),
        ]}
        onChange={(end) => {
          const date = words.attributes.find(({ type }) => type === 'date' || type === 'instant');
          if (end !== 'name') onChange({ ...value, type: end as 'first' | 'last' });
          else if (date) onChange({ type: 'name', path: date.name.split('.') });
        }}
      />
      <EventSelect value={value.event} onChange={(event) => onChange({ ...value, event })} />
      <AddWhere query={value} onChange={(where) => onChange({ ...value, where })} />
      <Where
        event={value.event}
        where={value.where}
        onChange={(where) => onChange(withWhere(value, where))}
      />
    </>
  );
}

/** Something with a number for everybody: a metric, or asked of events. */
export function Measure({ value, onChange }: { value: Draft<Node>; onChange: (v: Tree) => void }) {
  const text = useText();
  const words = useWords();
  const event = words.events[0]?.name ?? null;
  const metric = words.metrics[0]?.name;
  const chosen = isOf(value, ...AGGREGATES) ? value.type : 'metric';
  const choose = (one: string) => {
    if (one === 'metric') {
      if (metric) onChange({ type: 'name', path: metric.split('.') });
      return;
    }
    const type = one as 'count' | 'sum';
    if (isOf(value, 'count', 'sum')) onChange({ ...value, type });
    else onChange({ type, event, ...(type !== 'count' && { property: null }), window: 'last 90d' });
  };
  const kinds = ['count', 'sum', 'avg', 'max', 'days', 'distinct'] as const;
  return (
    <>
      <Select
        aria-label={text('segments-measure')}
        value={chosen as string}
        popupMatchSelectWidth={false}
        options={[
          ...(metric ? [{ value: 'metric', label: text('segments-kind-metric') }] : []),
          ...kinds.map((one) => ({ value: one as string, label: text(`segments-kind-${one}`) })),
        ]}
        onChange={choose}
      />
      {isOf(value, ...AGGREGATES) ? (
        <Events subject={value} onChange={onChange} />
      ) : (
        <Name subject={value} kind="metric" onChange={onChange} />
      )}
    </>
  );
}

/** Of these a property may be asked, and need not. */
const FREE = ['count', 'first', 'last'];

function Events({ subject, onChange }: { subject: Aggregate; onChange: (subject: Tree) => void }) {
  const { type, property } = subject;
  const asks = type !== 'days' && (!FREE.includes(type) || property !== undefined);
  return (
    <>
      <EventSelect value={subject.event} onChange={(event) => onChange({ ...subject, event })} />
      {asks && (
        <PropertySelect
          event={subject.event}
          value={subject.property ?? null}
          onChange={(property) => onChange({ ...subject, property })}
        />
      )}
      <WindowInput
        value={subject.window}
        onChange={(window) => onChange(withWindow(subject, window))}
      />
      <AddWhere query={subject} onChange={(where) => onChange({ ...subject, where })} />
      <Where
        event={subject.event}
        items={subject.property && subject.property.length > 1 ? subject.property[0] : undefined}
        where={subject.where}
        onChange={(where) => onChange(withWhere(subject, where))}
      />
    </>
  );
}

/** The same with another window; all time is said by saying nothing. */
export function withWindow<T extends { window?: string }>(query: T, window: string | undefined): T {
  const next = { ...query };
  if (window === undefined) delete next.window;
  else next.window = window;
  return next;
}

/** The same with another `where`, or none. */
export function withWhere<T extends { where?: Draft<Node> }>(
  query: T,
  where: Draft<Node> | undefined,
): T {
  const next = { ...query };
  if (where === undefined) delete next.where;
  else next.where = where;
  return next;
}

/** A name: inside `where` of a property, else of what is known of customers. */
function Named({ onOneItem, ...given }: Given) {
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
