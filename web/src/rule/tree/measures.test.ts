import { expect, test } from 'vitest';

import { measure, named, numbersOf } from './measures.ts';
import type { Vocabulary } from './names.ts';
import type { Aggregate, Node } from './node.ts';

const property = (name: string, type: string) => ({ name, title: {}, type, personal: false });
const words = {
  events: [
    { name: 'view', title: {}, properties: [property('page', 'text')] },
    {
      name: 'order',
      title: {},
      properties: [property('channel', 'text'), property('amount', 'decimal')],
    },
  ],
  attributes: [property('city', 'text'), property('points', 'integer')],
  metrics: [],
} as unknown as Vocabulary;

const paid: Aggregate = {
  type: 'sum',
  event: 'order',
  property: ['amount'],
  window: 'last 365d',
};

test('one measure becomes another of the same events', () => {
  const where: Node = { type: 'exists', of: { type: 'name', path: ['channel'] } };
  expect(measure('count', { ...paid, where }, words)).toEqual({
    type: 'count',
    event: 'order',
    where,
    window: 'last 365d',
  });
  const channels: Aggregate = { ...paid, type: 'distinct', property: ['channel'] };
  expect(measure('avg', channels, words).property).toEqual(['amount']);
  expect(measure('sum', { type: 'count', event: 'view' }, words).property).toBeNull();
});

test('what was no question of events becomes one of purchases', () => {
  expect(measure('sum', { type: 'name', path: ['points'] }, words)).toEqual({
    type: 'sum',
    event: 'order',
    property: ['amount'],
    window: 'last 90d',
  });
});

test('names with numbers', () => {
  expect(numbersOf(words).map(({ name }) => name)).toEqual(['points']);
  expect(named(numbersOf(words))).toEqual({ type: 'name', path: ['points'] });
  expect(named([])).toBeUndefined();
});
