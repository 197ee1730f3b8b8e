/** What is measured of every customer, and how one measure becomes another. */
import type { Vocabulary } from './names.ts';
import { type Aggregate, AGGREGATES, type Draft, isOf, type Node, type Tree } from './node.ts';

export const MEASURES = ['count', 'sum', 'avg', 'max', 'min', 'days', 'distinct'] as const;
export type Measured = (typeof MEASURES)[number];

const NUMBERS = ['decimal', 'integer', 'float'];

/** Attributes of customers that are numbers. */
export function numbersOf(words: Vocabulary): Vocabulary['attributes'] {
  return words.attributes.filter(({ type }) => NUMBERS.includes(type));
}

/** Another measure of the same events, as far as it says of which. */
export function measure(type: Measured, before: Draft<Node>, words: Vocabulary): Aggregate {
  const usual = words.events.find(({ name }) => name === 'order') ?? words.events[0];
  const asked: Aggregate = isOf(before, ...AGGREGATES)
    ? before
    : { type, event: usual?.name ?? null, window: 'last 90d' };
  const { property: former, ...rest } = asked;
  if (type === 'count' || type === 'days') return { ...rest, type };
  if (type === 'distinct') return { ...rest, type, property: former ?? null };
  const numbers = (words.events.find(({ name }) => name === asked.event)?.properties ?? []).filter(
    (one) => NUMBERS.includes(one.type),
  );
  const isNumber = former && numbers.some(({ name }) => name === former.join('.'));
  return { ...rest, type, property: isNumber ? former : (numbers[0]?.name.split('.') ?? null) };
}

/** The first of some words as a value. */
export function named(words: readonly { name: string }[]): Tree | undefined {
  const [first] = words;
  return first && { type: 'name', path: first.name.split('.') };
}
