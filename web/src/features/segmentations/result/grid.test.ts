import { expect, test } from 'vitest';

import {
  type Breakdown,
  cellKey,
  countsOf,
  type Dimension,
  fold,
  measured,
  quantityOf,
  rangeOf,
} from './grid.ts';

const dimension = (name: string, more: Partial<Dimension> = {}): Dimension => ({
  name,
  title: {},
  expression: name,
  by: 'quantile',
  bins: 2,
  descending: false,
  cuts: [],
  ...more,
});

const cell = (scores: number[], label: string, customers: number, value: string) => ({
  scores,
  label,
  customers,
  share: 0,
  value,
  value_share: null,
  average: null,
});

const breakdown: Pick<Breakdown, 'dimensions' | 'cells'> = {
  dimensions: [dimension('r'), dimension('f'), dimension('m')],
  cells: [
    cell([1, 1, 1], 'lost', 5, '10'),
    cell([1, 1, 2], 'risk', 7, '90.5'),
    cell([1, 2, 1], 'lost', 0, '0'),
    cell([1, 2, 2], 'risk', 0, '0'),
    cell([2, 1, 1], 'new', 3, '6'),
    cell([2, 1, 2], 'new', 1, '8'),
  ],
};

test('the third score is folded in, the largest label first', () => {
  const folded = fold(breakdown, 'r', 'f');
  const first = folded.get(cellKey(1, 1));
  expect(first).toMatchObject({ customers: 12, value: 100.5, labels: ['risk', 'lost'] });
  expect(first && measured(first, 'average')).toBeCloseTo(8.375);
  expect(folded.get(cellKey(1, 2))?.labels).toEqual(['lost', 'risk']);
});

test('other axes fold otherwise, and lose nobody', () => {
  const sizes = [...fold(breakdown, 'f', 'm').values()].map(({ customers }) => customers);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(16);
});

test('nobody has no mean', () => {
  const empty = fold(breakdown, 'r', 'f').get(cellKey(1, 2));
  expect(empty && measured(empty, 'average')).toBeNull();
});

test('the best recency is the shortest time', () => {
  const recency = dimension('r', {
    bins: 3,
    descending: true,
    cuts: ['86400000ms', '864000000ms'],
  });
  expect(rangeOf(recency, 3)).toEqual({ low: undefined, high: { days: 1 } });
  expect(rangeOf(recency, 2)).toEqual({ low: { days: 1 }, high: { days: 10 } });
  expect(rangeOf(recency, 1)).toEqual({ low: { days: 10 }, high: undefined });
});

test('the best amount is the largest', () => {
  const amount = dimension('m', { bins: 2, cuts: ['131.2'] });
  expect(rangeOf(amount, 2)).toEqual({ low: { number: 131.2 }, high: undefined });
  expect(rangeOf(dimension('m'), 1)).toBeUndefined();
});

test('counts are whole numbers, both ends included', () => {
  const range = (low: number | undefined, high: number | undefined) =>
    countsOf({
      low: low === undefined ? undefined : { number: low },
      high: high === undefined ? undefined : { number: high },
    });
  expect(range(2, 5)).toEqual({ from: 3, to: 5 });
  expect(range(undefined, 1)).toEqual({ from: 0, to: 1 });
  expect(range(7, undefined)).toEqual({ from: 8, to: undefined });
  expect(range(2.5, 5)).toBeUndefined();
});

test('cuts come as numbers, decimals, periods or words', () => {
  expect(quantityOf(3)).toEqual({ number: 3 });
  expect(quantityOf('-2.5')).toEqual({ number: -2.5 });
  expect(quantityOf('43200000ms')).toEqual({ days: 0.5 });
  expect(quantityOf('3mo')).toEqual({ text: '3mo' });
});
