import { expect, test } from 'vitest';

import { labelsOf, paint, type Painted, rowsOf, type TableDimension } from './labelTable.ts';

const dimensions: TableDimension[] = [
  { name: 'r', bins: 3 },
  { name: 'f', bins: 3 },
];

function blank(label: string | null): Painted {
  const cells = [1, 2, 3].flatMap((r) =>
    [1, 2, 3].map((f) => ({ scores: [r, f], labels: label === null ? [] : [label] })),
  );
  return { dimensions, cells };
}

/** The labels that rows give each cell. */
function covered(rows: ReturnType<typeof rowsOf>, painted: Painted): string[][] {
  const inside = (range: unknown, score: number) => {
    if (range === undefined) return true;
    const [from, to] = String(range).split('-').map(Number) as [number, number | undefined];
    return score >= from && score <= (to ?? from);
  };
  return painted.cells.map(({ scores }) =>
    rows
      .filter((row) =>
        painted.dimensions.every(({ name }, at) => inside(row[name], scores[at] ?? 0)),
      )
      .map(({ label }) => label),
  );
}

test('one colour is one row without ranges', () => {
  expect(rowsOf(blank('all'), new Map([['all', { zh: '全部' }]]))).toEqual([
    { label: 'all', title: { zh: '全部' } },
  ]);
});

test('rows say exactly what was painted', () => {
  const painted = paint(paint(blank('low'), [4, 5, 7, 8], 'high'), [2], 'new');
  const rows = rowsOf(painted, new Map());
  expect(covered(rows, painted)).toEqual(painted.cells.map(({ labels }) => labels));
  expect(rows.filter(({ label }) => label === 'high')).toEqual([
    { label: 'high', r: '2-3', f: '2-3' },
  ]);
});

test('what is rubbed out has no row, and its title stays with the rest', () => {
  const painted = paint(blank('low'), [0], null);
  const rows = rowsOf(painted, new Map([['low', { en: 'Low' }]]));
  expect(covered(rows, painted)[0]).toEqual([]);
  expect(rows.filter(({ title }) => title)).toHaveLength(1);
});

test('labels keep their order', () => {
  const painted = paint(paint(blank('worst'), [8], 'best'), [7], 'fresh');
  const titles = new Map([
    ['best', {}],
    ['unused', {}],
    ['worst', {}],
  ]);
  expect(labelsOf(painted, titles)).toEqual(['best', 'worst', 'fresh']);
  expect(rowsOf(painted, titles)[0]?.label).toBe('best');
});

test('a cell with two labels keeps both until it is painted', () => {
  const start = blank('a');
  const twice: Painted = {
    ...start,
    cells: start.cells.map((cell, at) => (at === 3 ? { ...cell, labels: ['a', 'b'] } : cell)),
  };
  expect(covered(rowsOf(twice, new Map()), twice)[3]?.sort()).toEqual(['a', 'b']);
  expect(rowsOf(paint(twice, [3], 'a'), new Map())).toEqual([{ label: 'a' }]);
});
