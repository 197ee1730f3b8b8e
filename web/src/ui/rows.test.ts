import { expect, test } from 'vitest';

import { rowsFor } from './rows.ts';

test('a box has the rows its text takes, within bounds', () => {
  const rows = (text: string) => rowsFor(text, 70, [1, 20]);
  expect([rows('a\nb'), rows('x'.repeat(141)), rows('x\n'.repeat(40))]).toEqual([2, 3, 20]);
  expect(rowsFor('', 70, [3, 20])).toBe(3);
});
