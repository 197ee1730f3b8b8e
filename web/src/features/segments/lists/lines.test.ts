import { expect, test } from 'vitest';

import { everybody, type Found, linesOf } from './lines.ts';

const found = (id: string, by: string, matched: string): Found => ({
  id,
  customer: `C${id}`,
  name: null,
  by,
  matched,
});

test('lines of text, of a table and of a sentence, each thing once', () => {
  expect(linesOf(' C1\r\nC2\tli@example.com\n\nC1，C3、Li Lei; ')).toEqual([
    'C1',
    'C2',
    'li@example.com',
    'C3',
    'Li Lei',
  ]);
  expect(linesOf(' \n ')).toEqual([]);
});

test('whoever two lines mean is there once, and of several only the chosen', () => {
  const [a, b] = [found('1', 'name', '王丽'), found('2', 'name', '王丽')];
  const meant = [
    { line: '王丽', customers: [a, b] },
    { line: 'C3', customers: [found('3', 'customer', 'C3')] },
    { line: '李华', customers: [found('3', 'name', '李华')] },
    { line: 'x', customers: [] },
  ];
  expect(everybody(meant, new Set()).map(({ id }) => id)).toEqual(['3']);
  expect(everybody(meant, new Set(['2'])).map(({ id }) => id)).toEqual(['2', '3']);
});
