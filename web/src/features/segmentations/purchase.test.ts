import { expect, test } from 'vitest';

import { NOTHING } from '~/rule/tree/names.ts';

import {
  amountsOf,
  eventName,
  guessPurchase,
  monetaryOf,
  propertyName,
  purchaseIn,
  type Vocabulary,
} from './purchase.ts';

const property = (name: string, type: string) => ({ name, type, personal: false });

function vocabulary(events: Record<string, [string, string][]>): Vocabulary {
  return {
    ...NOTHING,
    events: Object.entries(events).map(([name, properties]) => ({
      name,
      properties: properties.map(([called, type]) => property(called, type)),
    })),
  } as unknown as Vocabulary;
}

const shop = vocabulary({
  feedback: [['score', 'integer']],
  order: [
    ['quantity', 'integer'],
    ['amount', 'decimal'],
    ['channel', 'text'],
  ],
  refund: [['amount', 'decimal']],
});

test('the purchase is the event with an amount that is called like one', () => {
  expect(guessPurchase(shop)).toEqual({
    event: 'order',
    amount: 'amount',
    refund: 'refund',
    within: '365d',
  });
  expect(guessPurchase(vocabulary({ 购买: [['金额', 'decimal']] }))).toMatchObject({
    event: '购买',
    amount: '金额',
    refund: undefined,
  });
});

test('without an event that has a number there is no purchase', () => {
  expect(guessPurchase(vocabulary({ login: [['channel', 'text']] }))).toBeUndefined();
  expect(guessPurchase(vocabulary({}))).toBeUndefined();
});

test('amounts come before other numbers, texts are none', () => {
  expect(amountsOf(shop, 'order')).toEqual(['amount', 'quantity']);
  expect(amountsOf(shop, 'nothing')).toEqual([]);
});

test('names are quoted where rules need it', () => {
  expect(eventName('order')).toBe('order');
  expect(eventName("O'Neill Day")).toBe("'O''Neill Day'");
  expect(propertyName('address.state')).toBe('address.state');
  expect(propertyName('first name')).toBe('`first name`');
  expect(propertyName('where')).toBe('`where`');
});

test('rules say what was chosen, and are recognised again', () => {
  const purchase = { event: 'order', amount: 'amount', refund: 'refund', within: '90d' };
  const monetary = monetaryOf(purchase);
  expect(monetary).toBe('sum(order.amount, last 90d) - sum(refund.amount, last 90d)');
  const rules = { recency: 'since(last(order))', frequency: 'count(order, last 90d)', monetary };
  expect(purchaseIn(rules, shop)).toEqual(purchase);
  expect(purchaseIn({ ...rules, monetary: 'spend_1y' }, shop)).toBeUndefined();
  expect(purchaseIn({ ...rules, frequency: 'count(order)' }, shop)).toBeUndefined();
});
