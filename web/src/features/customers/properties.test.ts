import { expect, test } from 'vitest';

import { inShort, valueInShort } from './properties.ts';

test('properties are one line, empty ones left out', () => {
  expect(inShort({ amount: 1776, channel: 'app', note: '', coupon: null })).toBe(
    'amount 1776 · channel app',
  );
});

test('items of an order are named, long lists cut with a count', () => {
  const item = (product: string) => ({ product, quantity: 2 });
  expect(valueInShort([item('tea'), item('cup')])).toBe('(tea, 2); (cup, 2)');
  expect(valueInShort([1, 2, 3, 4, 5])).toBe('1; 2; 3 +2');
});
