import { expect, test } from 'vitest';

import { edited, isReady } from './edited.ts';

const settled = {
  sent: { tree: null, rows: [], unfinished: 0 },
  rule: 'count(order) >= 4',
  problems: [],
};
const problem = { code: 'x', title: 'wrong', column: 1, place: null };

test('a rule that says the same stays letter by letter as it was', () => {
  const same = { settled, first: 'count(order) >= 4', isPending: false };
  expect(edited('count(order)>=4', same)).toBe('count(order)>=4');
  expect(edited('did(view)', { ...same, first: 'did(view)' })).toBe('count(order) >= 4');
  expect(edited('', { ...same, first: null })).toBe('count(order) >= 4');
});

test('a rule is emptied, also one that could not be read', () => {
  const empty = { settled: { ...settled, rule: null }, isPending: false };
  expect(edited('did(view)', { ...empty, first: 'did(view)' })).toBe('');
  expect(edited('did(', { ...empty, first: null })).toBe('');
  expect(edited('did(', { ...empty, first: undefined })).toBe('');
});

test('what is not understood or not filled in is not taken over', () => {
  const edit = { settled, first: null, isPending: false };
  expect(isReady(edit)).toBe(true);
  expect(isReady({ ...edit, isPending: true })).toBe(false);
  expect(isReady({ ...edit, settled: { ...settled, problems: [problem] } })).toBe(false);
  const blank = { ...settled, rule: null };
  expect(isReady({ ...edit, settled: blank })).toBe(true);
  const unfinished = { ...settled.sent, unfinished: 1 };
  expect(isReady({ ...edit, settled: { ...blank, sent: unfinished } })).toBe(false);
});
