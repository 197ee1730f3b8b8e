import { expect, test } from 'vitest';

import { factText } from './JudgeTable.tsx';
import { judge, marksOf } from './marks.ts';
import { plainFact } from './useFactName.ts';

test('a judgement is taken back by judging the same again', () => {
  const once = judge(new Map(), '~1', true);
  expect(once.get('~1')).toBe(true);
  expect(judge(once, '~1', false).get('~1')).toBe(false);
  expect(judge(once, '~1', true).has('~1')).toBe(false);
});

test('every row of the sample is handed in, judged or not', () => {
  const rows = [
    { id: '~1', label: 'New' },
    { id: '~2', label: 'Lost' },
  ];
  expect(marksOf(rows, judge(new Map(), '~2', false))).toEqual([
    { label: 'New', right: null },
    { label: 'Lost', right: false },
  ]);
});

test('facts are written as people read them', () => {
  const number = (value: number) => value.toFixed(1);
  const day = (value: string) => `day ${value.slice(0, 10)}`;
  expect(factText(null, number, day)).toBe('–');
  expect(factText(53.3, number, day)).toBe('53.3');
  expect(factText('830.8', number, day)).toBe('830.8');
  expect(factText('2026-02-06T08:57:52Z', number, day)).toBe('day 2026-02-06');
  expect(factText('上海', number, day)).toBe('上海');
});

test('usual facts have words of their own', () => {
  expect(plainFact('since(last(order))')).toEqual({ kind: 'since', of: 'order' });
  expect(plainFact('sum(order.amount)')).toEqual({ kind: 'sum', of: 'order.amount' });
  expect(plainFact('count(order, last 90d)')).toBeUndefined();
});
