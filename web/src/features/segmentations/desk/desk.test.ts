import { expect, test } from 'vitest';

import { addBand, removeBand } from './BandsEditor.tsx';
import { cutBy } from './BandsForm.tsx';
import { movesOf } from './moves.ts';
import { periodOf } from './PeriodInput.tsx';
import { moved } from './RulesForm.tsx';
import { boundOf } from './Thresholds.tsx';
import { readYaml, writeYaml } from './yaml.ts';
import type { BandsSpec, Draft } from '../specs.ts';

const bands: BandsSpec = { method: 'bands', value: 'age', cuts: [2, 6], labels: ['a', 'b', 'c'] };

test('bands come and go with their limits', () => {
  const start = { labels: ['a', 'b', 'c'], cuts: [2, 6] };
  expect(addBand(start, 'd', true)).toEqual({ labels: ['a', 'b', 'c', 'd'], cuts: [2, 6, 12] });
  expect(addBand({ labels: ['a', 'b'], cuts: [] }, 'c', false).cuts).toEqual([]);
  expect(removeBand(start, 0)).toEqual({ labels: ['b', 'c'], cuts: [6] });
  expect(removeBand(start, 2)).toEqual({ labels: ['a', 'b'], cuts: [2] });
});

test('bands are cut by hand or by the data', () => {
  const even = cutBy(bands, false);
  expect(even).toEqual({ method: 'bands', value: 'age', by: 'quantile', labels: ['a', 'b', 'c'] });
  expect(cutBy(even, true).cuts).toHaveLength(2);
});

test('limits are numbers where they are numbers', () => {
  expect(boundOf(' 2.5 ')).toBe(2.5);
  expect(boundOf('30d')).toBe('30d');
  expect(boundOf('')).toBe('');
});

test('periods have a number and a unit', () => {
  expect(periodOf('30d')).toEqual({ count: 30, unit: 'd' });
  expect(periodOf('3mo')).toEqual({ count: 3, unit: 'mo' });
  expect(periodOf('90')).toBeUndefined();
});

test('rules change places', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
});

test('moves leave out who stays, also when labels are in another order', () => {
  const moves = movesOf({
    from_labels: ['x', 'y'],
    to_labels: ['y', 'x', 'z'],
    matrix: [
      [3, 100, 0],
      [50, 1, 9],
    ],
  });
  expect(moves).toEqual([
    { from: 'y', to: 'z', customers: 9 },
    { from: 'x', to: 'y', customers: 3 },
    { from: 'y', to: 'x', customers: 1 },
  ]);
});

test('a definition becomes a file and comes back', async () => {
  const draft: Draft = {
    kind: 'Segmentation',
    metadata: { name: 'age', title: { zh: '年龄段' } },
    spec: bands,
  };
  const file = await writeYaml(draft);
  expect(file).toContain('kind: Segmentation');
  expect(file.indexOf('method:')).toBeLessThan(file.indexOf('cuts:'));
  expect(await readYaml(file)).toMatchObject(draft);
});

test('what is no model is told', async () => {
  expect(await readYaml('a: [1')).toHaveProperty('wrong');
  expect(await readYaml('kind: Segment\nmetadata: {name: a}\nspec: {rule: a}')).toEqual({
    wrong: '',
  });
  expect(await readYaml('kind: Segmentation\nmetadata: {name: a}\nspec: {method: bands}')).toEqual({
    wrong: '',
  });
});
