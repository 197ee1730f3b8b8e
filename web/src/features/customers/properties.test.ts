import { expect, test } from 'vitest';

import { type Tell, told, valueInShort } from './properties.ts';

const TITLES: Record<string, string> = { amount: '金额', 'page.path': '页面' };
const tell: Tell = {
  title: (name) => TITLES[name] ?? name,
  value: (name, value) => (name === 'price' ? `¥${String(value)}` : String(value)),
  type: () => undefined,
};

test('properties are told by their titles, empty ones left out, inner ones by their whole name', () => {
  const properties = { amount: 1776, note: '', coupon: null, page: { path: '/tea', seconds: 3 } };
  expect(told(properties, tell)).toEqual([
    { name: 'amount', title: '金额', value: '1776' },
    { name: 'page.path', title: '页面', value: '/tea' },
    { name: 'page.seconds', title: 'page.seconds', value: '3' },
  ]);
});

test('items of an order say what, how many and for how much', () => {
  const items = [
    { category: '茶叶', price: 168, product: '安溪铁观音', quantity: 2 },
    { product: '茶杯', quantity: 1 },
  ];
  expect(told({ items }, tell)).toEqual([
    { name: 'items', title: '', value: '安溪铁观音 ×2 ¥168 (茶叶); 茶杯' },
  ]);
  expect(valueInShort([{ colour: 'red', size: 2 }], tell)).toBe('(red, 2)');
});

test('long lists are cut with a count', () => {
  expect(valueInShort([1, 2, 3, 4, 5], tell)).toBe('1; 2; 3 +2');
  expect(valueInShort(null, tell)).toBe('–');
});
