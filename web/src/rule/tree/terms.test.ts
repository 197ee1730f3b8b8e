import { expect, test } from 'vitest';

import { type Aggregate, isComplete, type Node, type Tree } from './node.ts';
import { type Term, termsOf, valueOf, withoutTerm } from './terms.ts';

const paid: Aggregate = {
  type: 'sum',
  event: 'order',
  property: ['amount'],
  window: 'last 365d',
};
const back: Aggregate = { ...paid, event: 'refund' };
const points: Tree = { type: 'name', path: ['points'] };
const minus = (left: Node, right: Node): Node => ({ type: 'arithmetic', left, op: '-', right });

test('a value falls into its terms and is put together again', () => {
  const value = minus(minus(paid, back), points);
  expect(termsOf(value)).toEqual([
    { sign: '+', of: paid },
    { sign: '-', of: back },
    { sign: '-', of: points },
  ]);
  expect(valueOf(termsOf(value) ?? [])).toEqual(value);
  expect(valueOf(termsOf(points) ?? [])).toEqual(points);
  expect(valueOf([])).toBeNull();
});

test('what forms cannot show stays text', () => {
  expect(termsOf(minus(paid, 3))).toBeUndefined();
  expect(termsOf(minus(paid, minus(back, points)))).toBeUndefined();
  expect(termsOf({ type: 'arithmetic', left: paid, op: '*', right: points })).toBeUndefined();
  expect(termsOf({ type: 'did', event: 'order' })).toBeUndefined();
});

test('a term that is not chosen yet keeps the value from being complete', () => {
  const terms: Term[] = [
    { sign: '+', of: paid },
    { sign: '-', of: null },
  ];
  expect(isComplete(valueOf(terms))).toBe(false);
  expect(isComplete(valueOf(withoutTerm(terms, 1)))).toBe(true);
});

test('without the first term the next one is added', () => {
  const terms = termsOf(minus(paid, back)) ?? [];
  expect(withoutTerm(terms, 0)).toEqual([{ sign: '+', of: back }]);
});
