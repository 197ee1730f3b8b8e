import { expect, test } from 'vitest';

import {
  eventsOwn,
  NOTHING,
  propertiesOf,
  type Property,
  propertyAt,
  typeOf,
  type Vocabulary,
} from './names.ts';

const property = (name: string, type: Property['type']): Property => ({
  name,
  type,
  title: {},
  personal: false,
});
const WORDS: Vocabulary = {
  ...NOTHING,
  events: [
    {
      name: 'order',
      title: {},
      properties: [property('amount', 'decimal'), property('channel', 'text')],
    },
    { name: 'page_a', title: {}, properties: [property('items.old', 'text')] },
    { name: 'page_b', title: {}, properties: [property('channel', 'text')] },
  ],
  items: { event: 'order', fields: [property('price', 'decimal'), property('category', 'text')] },
};
const names = (properties: Property[]) => properties.map(({ name }) => name);

test('inside `where` names are properties of the event, inside its items fields of them', () => {
  expect(names(propertiesOf(WORDS, { event: 'order' }))).toEqual(['amount', 'channel']);
  const items = { event: 'order', items: 'items' };
  expect(names(propertiesOf(WORDS, items))).toEqual(['price', 'category']);
  expect(names(eventsOwn(WORDS, items))).toEqual(['order.amount', 'order.channel']);
  // Of another event nothing is known, of a pattern what all its events have.
  expect(names(propertiesOf(WORDS, { event: 'page_b', items: 'items' }))).toEqual([]);
  expect(names(propertiesOf(WORDS, { event: 'page_*' }))).toEqual(['items.old', 'channel']);
  expect(names(propertiesOf(WORDS, { event: 'page_*', items: 'items' }))).toEqual(['old']);
});

test('values are suggested of what a name reaches', () => {
  const items = { event: 'order', items: 'items' };
  expect(propertyAt(['category'], items)).toBe('items.category');
  expect(propertyAt(['order', 'channel'], items)).toBe('channel');
  expect(propertyAt(['channel'], { event: 'order' })).toBe('channel');
});

test('the type of what is asked of events follows the property, also of items', () => {
  const asked = (type: 'max' | 'last', ...property: string[]) =>
    typeOf(WORDS, { type, event: 'order', property }, {});
  expect(asked('max', 'amount')).toBe('decimal');
  expect(asked('last', 'items', 'price')).toBe('decimal');
  expect(asked('last', 'items', 'category')).toBe('text');
  expect(asked('last', 'colour')).toBe('unknown');
});
