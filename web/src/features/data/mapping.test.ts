import { describe, expect, it } from 'vitest';

import {
  lacks,
  looksLikeCustomers,
  nameFrom,
  refundTest,
  type SourceSpec,
  useOf,
  withRefund,
  withUse,
} from './mapping.ts';

const lines: SourceSpec = {
  as: 'events',
  event: 'order',
  identifiers: [{ column: 'CustomerID', kind: 'customer' }],
  time: { column: 'InvoiceDate', zone: 'Europe/London' },
  group: {
    by: 'InvoiceNo',
    duplicates: 'keep',
    items: { StockCode: { name: 'product', type: 'text' } },
  },
  amount: { product: ['Quantity', 'UnitPrice'] },
  attributes: { Country: { name: 'country', type: 'text' } },
  rows: [
    { column: 'UnitPrice', at_most: '0', then: 'reject', reason: 'free' },
    { column: 'InvoiceNo', starts_with: 'C', then: 'refund' },
  ],
};

describe('what a column becomes', () => {
  it('is read from a mapping', () => {
    expect(useOf(lines, 'CustomerID')).toEqual({ as: 'customer' });
    expect(useOf(lines, 'InvoiceNo')).toEqual({ as: 'order' });
    expect(useOf(lines, 'StockCode')).toEqual({ as: 'item', name: 'product', type: 'text' });
    expect(useOf(lines, 'Country')).toEqual({ as: 'attribute', name: 'country', type: 'text' });
    expect(useOf(lines, 'Colour')).toEqual({ as: 'nothing' });
  });

  it('can be changed, and nothing else changes', () => {
    const changed = withUse(lines, 'Country', { as: 'property', name: 'land' });
    expect(useOf(changed, 'Country')).toEqual({ as: 'property', name: 'land' });
    expect(changed.attributes).toEqual({});
    expect(changed.group).toEqual(lines.group);
    expect(changed.amount).toEqual(lines.amount);
    expect(changed.rows).toEqual(lines.rows);
  });

  it('moves what only one column can be', () => {
    const changed = withUse(lines, 'ShippedAt', { as: 'time' });
    expect(changed.time).toEqual({ column: 'ShippedAt', zone: 'Europe/London' });
    expect(useOf(changed, 'InvoiceDate')).toEqual({ as: 'nothing' });
  });

  it('takes the grouping away with the number of the order', () => {
    const changed = withUse(lines, 'InvoiceNo', { as: 'nothing' });
    expect(changed.group).toBeUndefined();
    expect(useOf(changed, 'StockCode')).toEqual({ as: 'nothing' });
  });

  it('names events by a column or all alike, never both', () => {
    const byColumn = withUse(lines, 'Kind', { as: 'event' });
    expect(byColumn.event).toBeUndefined();
    const back = withUse(byColumn, 'Kind', { as: 'nothing' });
    expect(back.event_column).toBeUndefined();
    expect(back.event).toBe('event');
  });

  it('is an attribute of customers in a list of customers', () => {
    const list: SourceSpec = { as: 'customers', properties: { 城市: { name: 'city' } } };
    expect(useOf(list, '城市')).toEqual({ as: 'attribute', name: 'city' });
    const changed = withUse(list, '性别', { as: 'attribute', name: 'gender' });
    expect(changed.properties).toEqual({ 城市: { name: 'city' }, 性别: { name: 'gender' } });
  });
});

describe('a mapping', () => {
  it('lacks somebody and a time', () => {
    expect(lacks({ as: 'events' })).toBe('identifier');
    expect(lacks(withUse({ as: 'events' }, 'a', { as: 'phone' }))).toBe('time');
    expect(lacks(lines)).toBeUndefined();
    expect(lacks(withUse({ as: 'customers' }, 'a', { as: 'phone' }))).toBeUndefined();
  });

  it('keeps its other row tests when refunds are told otherwise', () => {
    expect(refundTest(lines)?.starts_with).toBe('C');
    const none = withRefund(lines, undefined);
    expect(none.rows).toEqual([lines.rows?.[0]]);
    const negative = withRefund(none, { column: 'Quantity', below: '0', then: 'refund' });
    expect(negative.rows).toHaveLength(2);
  });

  it('that names nothing that happens looks like a list of customers', () => {
    const people: SourceSpec = {
      as: 'events',
      event: 'event',
      attributes: { City: { name: 'city' } },
    };
    expect(looksLikeCustomers(people)).toBe(true);
    expect(looksLikeCustomers(lines)).toBe(false);
  });
});

describe('a name for a property', () => {
  it.each([
    ['Order Date', 'order_date'],
    ['  金额(元) ', '金额_元'],
    ['2024 sales', 'column_2024_sales'],
  ])('of %s is %s', (header, name) => {
    expect(nameFrom(header)).toBe(name);
  });
});
