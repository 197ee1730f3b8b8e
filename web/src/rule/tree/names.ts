/** What the names in a rule stand for, and what may be named where. */
import type { Schema } from '~/api/client.ts';

import { AGGREGATES, type Draft, isOf, isPart, type Node } from './node.ts';

/** What rules can name; of one event also what its items have. */
export type Vocabulary = Schema['Vocabulary'] & {
  items?: { event: string; fields: Property[] };
};

/** What can be named while nothing is known. */
export const NOTHING: Vocabulary = {
  events: [],
  attributes: [],
  metrics: [],
  segments: [],
  lists: [],
  segmentations: [],
  more: false,
};

/** A property of an event, or a field of its items. */
export type Property = Schema['PropertyWord'];

/** The list of objects that imports and tracking calls give to orders. */
export const ITEMS = 'items';

/** Types of values as forms tell them apart. */
export type ValueType = Schema['Type'] | 'label' | 'period' | 'share' | 'unknown';

export interface Word {
  name: string;
  title?: { zh?: string | null; en?: string | null };
}

/** What a name stands for. */
export interface Meaning {
  kind: 'attribute' | 'metric' | 'label' | 'score' | 'property' | 'unknown';
  type: ValueType;
  word: Word;
  /** The only values there are; any when empty. */
  choices: Word[];
}

/** Inside `where`, names are properties of this event. */
export interface Scope {
  event?: string | undefined;
  /** Inside `any(items where …)`, names are fields of the items. */
  items?: string | undefined;
}

/** What a dotted name means. */
export function meaningOf(words: Vocabulary, path: string[], scope: Scope = {}): Meaning {
  const dotted = path.join('.');
  if (scope.items !== undefined || scope.event !== undefined) {
    const named = [...propertiesOf(words, scope), ...eventsOwn(words, scope)];
    const found = named.find(({ name }) => name === dotted);
    const type = found?.type ?? 'unknown';
    return { kind: 'property', type, word: found ?? { name: dotted }, choices: [] };
  }
  const attribute = words.attributes.find(({ name }) => name === dotted);
  if (attribute) {
    const choices = attribute.values.map((name) => ({ name }));
    return { kind: 'attribute', type: attribute.type, word: attribute, choices };
  }
  const metric = words.metrics.find(({ name }) => name === dotted);
  if (metric) return { kind: 'metric', type: 'decimal', word: metric, choices: [] };
  const segmentation = words.segmentations.find(({ name }) => name === path[0]);
  if (segmentation && path.length === 1) {
    return { kind: 'label', type: 'label', word: segmentation, choices: segmentation.labels };
  }
  if (segmentation) return { kind: 'score', type: 'decimal', word: segmentation, choices: [] };
  return { kind: 'unknown', type: 'unknown', word: { name: dotted }, choices: [] };
}

/** Properties that can be named in a scope; of all events of a pattern. */
export function propertiesOf(words: Vocabulary, { event, items }: Scope): Property[] {
  const matches = (name: string) =>
    event?.endsWith('*') ? name.startsWith(event.slice(0, -1)) : name === event;
  const all = words.events.filter(({ name }) => matches(name)).flatMap((one) => one.properties);
  if (items === undefined) return unique(all);
  const prefix = `${items}.`;
  const nested = all.filter(({ name }) => name.startsWith(prefix));
  const own = nested.map((one) => ({ ...one, name: one.name.slice(prefix.length) }));
  const known = items === ITEMS && words.items?.event === event ? words.items?.fields : [];
  return unique([...(known ?? []), ...own]);
}

function unique(properties: Property[]): Property[] {
  return [...new Map(properties.toReversed().map((one) => [one.name, one])).values()].reverse();
}

/** Behind the name of the event, conditions on an item reach the event itself. */
export function eventsOwn(words: Vocabulary, { event, items }: Scope): Property[] {
  if (event === undefined || items === undefined || event.includes('.')) return [];
  return propertiesOf(words, { event }).map((one) => ({ ...one, name: `${event}.${one.name}` }));
}

/** The property whose values are meant: dotted from the event on. */
export function propertyAt(path: string[], { event, items }: Scope): string {
  if (items === undefined) return path.join('.');
  return path.length > 1 && path[0] === event
    ? path.slice(1).join('.')
    : [items, ...path].join('.');
}

/** The type of what a condition tests. */
export function typeOf(words: Vocabulary, subject: Draft<Node>, scope: Scope): ValueType {
  if (isOf(subject, 'name')) return meaningOf(words, subject.path, scope).type;
  if (isOf(subject, 'count', 'days', 'distinct', 'days_since')) return 'integer';
  if (isOf(subject, 'sum', 'avg')) return 'decimal';
  if (isOf(subject, 'min', 'max', 'first', 'last')) {
    if (!subject.property) return 'property' in subject ? 'unknown' : 'instant';
    const within = { event: subject.event ?? undefined };
    const [items, ...field] = subject.property;
    const own = meaningOf(words, subject.property, within);
    const isOwn = own.type !== 'unknown' || field.length === 0;
    return isOwn ? own.type : meaningOf(words, field, { ...within, items }).type;
  }
  if (isOf(subject, 'since')) return 'period';
  if (isOf(subject, 'percentile', 'bucket')) return 'share';
  if (isOf(subject, 'date') && 'of' in subject) return 'date';
  if (isPart(subject)) return 'integer';
  return isOf(subject, ...AGGREGATES) ? 'decimal' : 'unknown';
}
