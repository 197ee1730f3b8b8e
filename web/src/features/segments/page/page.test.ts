import { expect, test } from 'vitest';

import { examplesOf } from '../list/examples.ts';
import { ruleOf } from '../overlap/regions.ts';
import { nameFrom } from './names.ts';

test('names come from titles and are taken once', () => {
  expect(nameFrom('Good customers, slipping away!', [])).toBe('good-customers-slipping-away');
  expect(nameFrom('高价值 流失', [])).toBe('高价值-流失');
  expect(nameFrom('VIP', ['vip', 'vip-2'])).toBe('vip-3');
  expect(nameFrom('90 后', [])).toBe('s-90-后');
  expect(nameFrom('!', [])).toBe('s-1');
});

test('operations on groups are rules', () => {
  const rules = ["in segment('a')", "in list('b')", "in segment('c')"];
  expect(ruleOf('union', rules)).toBe("in segment('a') or in list('b') or in segment('c')");
  expect(ruleOf('difference', rules)).toBe(
    "in segment('a') and not in list('b') and not in segment('c')",
  );
});

test('ready rules are made of the events there are', () => {
  const event = (name: string, ...properties: string[]) => ({
    name,
    title: {},
    properties: properties.map((one) => ({
      name: one,
      title: {},
      type: 'decimal' as const,
      personal: false,
    })),
  });
  expect(examplesOf({ events: [event('order', 'amount'), event('view')] })).toEqual([
    {
      id: 'slipping',
      rule: 'percentile(sum(order.amount, last 365d)) >= 0.8 and not did(order, last 60d)',
    },
    { id: 'first', rule: 'first_time(order, last month)' },
    { id: 'looked', rule: 'did(view, last 14d) and not did(order, last 14d)' },
  ]);
  expect(examplesOf({ events: [event('Order Completed')] }).map(({ rule }) => rule)[1]).toBe(
    "first_time('Order Completed', last month)",
  );
  expect(examplesOf({ events: [event('login')] })).toEqual([]);
});
