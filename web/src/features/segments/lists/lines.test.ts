import { expect, test } from 'vitest';

import { everybody, type Found, linesOf, meantBy } from './lines.ts';

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

test('a beginning of a number is not the number', () => {
  const both = [found('1', 'customer', 'C001'), found('2', 'customer', 'C0012')];
  expect(meantBy('c001', both)).toEqual([both[0]]);
  expect(meantBy('C00', both)).toEqual([]);
});

test('telephone numbers without the country, with blanks', () => {
  const one = found('1', 'phone', '+8613812345678');
  expect(meantBy('138 1234 5678', [one])).toEqual([one]);
  expect(meantBy('+86 138-1234-5678', [one])).toEqual([one]);
  expect(meantBy('45678', [one])).toEqual([]);
  expect(meantBy('13812345', [one])).toEqual([]);
});

test('a whole name, when no identifier says so', () => {
  const two = [
    found('1', 'name', '王丽'),
    found('2', 'name', '王丽'),
    found('3', 'name', '王丽华'),
  ];
  expect(meantBy('王丽', two)).toEqual(two.slice(0, 2));
  const number = found('4', 'external', '王丽');
  expect(meantBy('王丽', [...two, number])).toEqual([number]);
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
