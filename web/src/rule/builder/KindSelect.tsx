/** Chooses what kind of condition it is; keeps the events of the former one. */
import { Select } from 'antd';

import { useText } from '~/messages/Messages.tsx';

import { fresh, type Kind, type Known, KINDS } from '../tree/kinds.ts';
import type { Vocabulary } from '../tree/names.ts';
import { AGGREGATES, type Draft, isOf, isTree, type Node } from '../tree/node.ts';
import { isWhere } from '../tree/places.ts';
import { testedOf } from '../tree/subjects.ts';
import { useScope, useWords } from './context.ts';

interface Given {
  kind: Kind | undefined;
  node: Draft<Node>;
  /** A `not` stands before it. */
  negated: boolean;
  onChange: (node: Node, negated: boolean) => void;
}

/** Kinds whose contrary has a name of its own. */
export const CONTRARY = ['did', 'in_segment', 'in_list'] as const;
type Contrary = (typeof CONTRARY)[number];
type Choice = Kind | `not-${Contrary}`;

export function hasContrary(kind: Kind | undefined): kind is Contrary {
  return (CONTRARY as readonly (string | undefined)[]).includes(kind);
}

const GROUPS: [id: 'done' | 'known' | 'groups' | 'patterns' | 'ranks', kinds: Kind[]][] = [
  [
    'done',
    ['did', 'count', 'sum', 'days_since', 'avg', 'max', 'min', 'days', 'distinct', 'count_of'],
  ],
  ['known', ['attribute', 'region', 'metric', 'birthday', 'near', 'has_been']],
  ['groups', ['label', 'score', 'in_segment', 'in_list']],
  ['patterns', ['first_time', 'stopped', 'restarted', 'regular', 'sequence', 'first', 'last']],
  ['ranks', ['top', 'bottom', 'percentile', 'bucket', 'since', 'moment', 'part']],
];

export function KindSelect({ kind, node, negated, onChange }: Given) {
  const text = useText();
  const words = useWords();
  const known = knownOf(words, eventOf(node));
  const option = (one: Kind): { value: Choice; label: string }[] => [
    { value: one, label: text(`segments-kind-${one}`) },
    ...(hasContrary(one)
      ? [{ value: `not-${one}` as const, label: text(`segments-kind-not-${one}`) }]
      : []),
  ];
  const offered = (one: Kind) => one === kind || isOffered(one, known, words);
  const groups = GROUPS.map(([id, kinds]) => ({
    label: text(`segments-kinds-${id}`),
    options: kinds.filter(offered).flatMap(option),
  }));
  const choose = (choice: Choice) => {
    const not = choice.startsWith('not-');
    const chosen = (not ? choice.slice(4) : choice) as Kind;
    // What is said by the kind itself is not said twice.
    const isNegated = not || (negated && !hasContrary(kind) && !hasContrary(chosen));
    onChange(chosen === kind && node !== null ? node : keep(fresh(chosen, known), node), isNegated);
  };
  return (
    <Select<Choice>
      aria-label={text('segments-kind')}
      placeholder={text('segments-kind-choose')}
      value={hasContrary(kind) && negated ? `not-${kind}` : (kind ?? null)}
      autoFocus={kind === undefined}
      popupMatchSelectWidth={false}
      listHeight={420}
      showSearch={{ optionFilterProp: 'label' }}
      options={groups.filter(({ options }) => options.length > 0)}
      onChange={choose}
      style={{ minWidth: kind === undefined ? 'min(260px, 100%)' : 0 }}
    />
  );
}

/** Whether the workspace has what a kind asks for. */
function isOffered(kind: Kind, known: Known, words: Vocabulary): boolean {
  switch (kind) {
    case 'attribute':
    case 'has_been':
      return known.attribute !== null;
    case 'region':
      return known.region !== null;
    case 'metric':
      return known.metric !== null;
    case 'label':
      return known.segmentation !== null;
    case 'score':
      return known.score !== null;
    case 'birthday':
      return known.birthday !== null;
    case 'near':
      return known.place !== null;
    case 'in_segment':
      return words.segments.length > 0;
    case 'in_list':
      return words.lists.length > 0;
    default:
      return KINDS.includes(kind);
  }
}

const NUMBERS = ['decimal', 'integer', 'float'];

/** What new conditions begin with. */
function knownOf(words: Vocabulary, event: string | null): Known {
  const usual = words.events.find(({ name }) => name === 'order') ?? words.events[0];
  const chosen = words.events.find(({ name }) => name === event) ?? usual;
  const scored = words.segmentations.find(({ scores }) => scores.length > 0);
  const date = words.attributes.filter(({ type }) => type === 'date');
  const birthday = date.find(({ name }) => /birth|生日/i.test(name)) ?? date[0];
  const where = words.attributes.filter(({ name }) => isWhere(name));
  const region = where.find(({ name }) => /city|城市/i.test(name)) ?? where[0];
  const plain = words.attributes.find(
    ({ name, type, personal }) => type === 'text' && !personal && !isWhere(name),
  );
  return {
    event: event ?? chosen?.name ?? null,
    amount: chosen?.properties.find(({ type }) => NUMBERS.includes(type))?.name ?? null,
    attribute: (plain ?? words.attributes[0])?.name ?? null,
    metric: words.metrics[0]?.name ?? null,
    segmentation: words.segmentations[0]?.name ?? null,
    score: scored?.scores[0] ? [scored.name, scored.scores[0]] : null,
    region: region?.name ?? null,
    birthday: birthday?.name ?? null,
    place: words.attributes.find(({ type }) => type === 'point')?.name ?? null,
  };
}

const LOOKS = ['did', 'first_time', 'stopped', 'restarted', 'regular', ...AGGREGATES] as const;

/** Where in a condition the events are said. */
function queryOf(node: Draft<Node>): Node | undefined {
  if (isOf(node, ...LOOKS)) return node;
  const subject = testedOf(node)?.subject ?? null;
  if (isOf(subject, ...AGGREGATES)) return subject;
  return isOf(subject, 'since', 'days_since') && isOf(subject.of, 'first', 'last')
    ? subject.of
    : undefined;
}

function eventOf(node: Draft<Node>): string | null {
  const query = queryOf(node);
  return isTree(query) && 'event' in query ? query.event : null;
}

/** Carries the `where` of the former condition over; the event came with what is known. */
function keep(node: Node, before: Draft<Node>): Node {
  const former = queryOf(before);
  if (!isTree(former) || !('where' in former) || former.where === undefined) return node;
  const target = queryOf(node);
  if (!isTree(target) || !('event' in target)) return node;
  const filled = { ...target, where: former.where } as Node;
  return target === node ? filled : exchange(node, target, filled);
}

function exchange(node: Node, target: Node, filled: Node): Node {
  const entries = Object.entries(node).map(([key, value]) => {
    if (value === target) return [key, filled];
    return [key, isTree(value as Node) ? exchange(value as Node, target, filled) : value];
  });
  return Object.fromEntries(entries) as Node;
}

/** A new condition on a property, inside `where`. */
export function useFreshProperty(): () => Node | null {
  const scope = useScope();
  return () =>
    scope.event === undefined ? null : { type: 'compare', left: null, op: '=', right: null };
}
