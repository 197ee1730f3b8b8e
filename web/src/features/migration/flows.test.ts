import { expect, test } from 'vitest';

import {
  cellsOf,
  labelOf,
  matrixSheet,
  ranksOf,
  sankeyOption,
  summaryOf,
  totalsOf,
} from './flows.ts';

const flows = {
  labels: ['A', 'B', '无消费'],
  matrix: [
    [5, 2, 0],
    [3, 7, 1],
    [0, 4, 9],
  ],
};

const part = (label: string, average: string | null, reserved = false) => ({
  label,
  average,
  reserved,
});

test('rows and columns add up to the same', () => {
  expect(totalsOf(flows)).toEqual({ before: [7, 11, 13], after: [8, 13, 10], all: 31, stayed: 21 });
});

test('better, worse, and those who are apart', () => {
  const ranks = ranksOf('abc', [part('A', '9'), part('B', '2'), part('无消费', null, true)]);
  expect(ranks && summaryOf(flows, ranks)).toEqual({ better: 3, worse: 2, stayed: 21, other: 5 });
});

test('RFM groups are ranked by what a customer is worth', () => {
  const ranks = ranksOf('rfm', [part('Champions', '900'), part('Lost', '3'), part('New', '50')]);
  expect([...(ranks ?? [])].sort(([, a], [, b]) => a - b).map(([label]) => label)).toEqual([
    'Lost',
    'New',
    'Champions',
  ]);
});

test('own rules have no order', () => {
  expect(ranksOf('rules', [part('East', '1')])).toBeUndefined();
  expect(ranksOf('rfm', [part('Champions', null)])).toBeUndefined();
});

test('bands rise, the lifecycle has its own order', () => {
  expect(ranksOf('bands', [part('low', null), part('high', null)])?.get('high')).toBe(1);
  const ranks = ranksOf('lifecycle', []);
  expect(ranks?.get('成熟')).toBeGreaterThan(ranks?.get('衰退') ?? NaN);
});

test('the diagram tells the sides apart and leaves out empty flows', () => {
  const drawn = sankeyOption(flows, {
    title: (label) => label,
    colour: () => '#000',
    number: String,
  });
  const [series] = drawn.series as { data: { name: string }[]; links: { source: string }[] }[];
  expect(series?.data.map(({ name }) => name)).toEqual([
    'from:A',
    'from:B',
    'from:无消费',
    'to:A',
    'to:B',
    'to:无消费',
  ]);
  expect(series?.links).toHaveLength(cellsOf(flows).length);
  expect(labelOf('from:a:b')).toBe('a:b');
});

test('the sheet has totals at the right and below', () => {
  const sheet = matrixSheet(flows, (label) => label, { corner: '从', all: '合计' });
  expect(sheet.head).toEqual(['从', 'A', 'B', '无消费', '合计']);
  expect(sheet.rows[0]).toEqual(['A', 5, 2, 0, 7]);
  expect(sheet.rows.at(-1)).toEqual(['合计', 8, 13, 10, 31]);
});
