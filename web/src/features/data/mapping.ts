/** How the columns of a file are read, as a definition of kind Source; docs/import.md says it all. */
import type { Definition } from '~/api/definition.ts';

export type RowKind = 'events' | 'customers';

export const IDENTIFIERS = ['customer', 'phone', 'email', 'external', 'anonymous'] as const;
export type Identifier = (typeof IDENTIFIERS)[number];

export const TYPES = [
  'text',
  'integer',
  'decimal',
  'float',
  'boolean',
  'instant',
  'date',
  'list',
  'point',
] as const;
export type ValueType = (typeof TYPES)[number];

interface Named {
  name: string;
  type?: ValueType;
}

export interface RowTest {
  column: string;
  equals?: string;
  starts_with?: string;
  at_most?: string;
  below?: string;
  missing?: boolean;
  then: 'reject' | 'refund';
  reason?: string;
}

export interface SourceSpec {
  as: RowKind;
  encoding?: string;
  delimiter?: string;
  sheet?: string;
  headers?: string[];
  event?: string;
  event_column?: string;
  identifiers?: { column: string; kind: Identifier }[];
  time?: { column: string; format?: string; zone?: string };
  id?: string;
  group?: { by: string; items: Record<string, Named>; duplicates?: 'keep' | 'drop' };
  amount?: { column: string } | { product: [string, string] };
  currency?: string;
  properties?: Record<string, Named>;
  attributes?: Record<string, Named>;
  rows?: RowTest[];
  ignore?: string[];
}

export type Source = Definition<SourceSpec>;

/** What a column becomes. */
export type Use =
  | { as: Identifier }
  | { as: 'time' | 'event' | 'order' | 'id' | 'amount' | 'currency' | 'nothing' }
  | { as: 'item' | 'property' | 'attribute'; name: string; type?: ValueType | undefined };

export type UseKind = Use['as'];

/** What a column can become, most usual first. */
export function usesFor(spec: SourceSpec): UseKind[] {
  if (spec.as === 'customers') return [...IDENTIFIERS, 'attribute', 'nothing'];
  const lines: UseKind[] = spec.group ? ['order', 'item'] : ['order'];
  const event: UseKind[] = ['time', 'amount', ...lines, 'property', 'attribute'];
  return [...IDENTIFIERS, ...event, 'event', 'currency', 'id', 'nothing'];
}

/** What a column becomes by a mapping. */
export function useOf(spec: SourceSpec, column: string): Use {
  const identifier = spec.identifiers?.find((one) => one.column === column);
  if (identifier) return { as: identifier.kind };
  if (spec.time?.column === column) return { as: 'time' };
  if (spec.event_column === column) return { as: 'event' };
  if (spec.currency === column) return { as: 'currency' };
  if (spec.group?.by === column) return { as: 'order' };
  const item = spec.group?.items[column];
  if (item) return { as: 'item', ...item };
  if (spec.amount && 'column' in spec.amount && spec.amount.column === column) {
    return { as: 'amount' };
  }
  if (spec.id === column) return { as: 'id' };
  const attribute = spec.attributes?.[column];
  if (attribute) return { as: 'attribute', ...attribute };
  const property = spec.properties?.[column];
  if (property) return { as: spec.as === 'customers' ? 'attribute' : 'property', ...property };
  return { as: 'nothing' };
}

/** The mapping with another use of a column. What only one column can be, the former one loses. */
export function withUse(spec: SourceSpec, column: string, use: Use): SourceSpec {
  const free = without(spec, column);
  switch (use.as) {
    case 'nothing':
      return free;
    case 'time':
      return { ...free, time: { ...spec.time, column } };
    case 'event': {
      const named = { ...free, event_column: column };
      delete named.event;
      return named;
    }
    case 'currency':
      return { ...free, currency: column };
    case 'id':
      return { ...free, id: column };
    case 'amount':
      return { ...free, amount: { column } };
    case 'order':
      return { ...free, group: { duplicates: 'keep', items: {}, ...free.group, by: column } };
    case 'item':
      return free.group
        ? { ...free, group: { ...free.group, items: add(free.group.items, column, use) } }
        : free;
    case 'property':
      return { ...free, properties: add(free.properties, column, use) };
    case 'attribute':
      return spec.as === 'customers'
        ? { ...free, properties: add(free.properties, column, use) }
        : { ...free, attributes: add(free.attributes, column, use) };
    default: {
      const others = free.identifiers ?? [];
      return { ...free, identifiers: [...others, { column, kind: use.as }] };
    }
  }
}

function add(
  columns: Record<string, Named> | undefined,
  column: string,
  { name, type }: { name: string; type?: ValueType | undefined },
): Record<string, Named> {
  return { ...columns, [column]: { name, ...(type && { type }) } };
}

/** The mapping without any use of a column, except as a factor of the amount and in row tests. */
function without(spec: SourceSpec, column: string): SourceSpec {
  const { time, event_column, currency, id, group, amount, ...rest } = spec;
  const isAmount = amount && 'column' in amount && amount.column === column;
  const keepsGroup = group && group.by !== column;
  return {
    ...rest,
    identifiers: (spec.identifiers ?? []).filter((one) => one.column !== column),
    properties: omit(spec.properties, column),
    attributes: omit(spec.attributes, column),
    ...(time && time.column !== column && { time }),
    ...(event_column && event_column !== column && { event_column }),
    ...(currency && currency !== column && { currency }),
    ...(id && id !== column && { id }),
    ...(keepsGroup && { group: { ...group, items: omit(group.items, column) } }),
    ...(amount && !isAmount && { amount }),
    ...(event_column === column && !spec.event && { event: 'event' }),
  };
}

function omit<T>(columns: Record<string, T> | undefined, column: string): Record<string, T> {
  return Object.fromEntries(Object.entries(columns ?? {}).filter(([name]) => name !== column));
}

/** What a mapping still lacks before anything can be read with it. */
export function lacks(spec: SourceSpec): 'identifier' | 'time' | undefined {
  if (!spec.identifiers?.length) return 'identifier';
  if (spec.as === 'events' && !spec.time) return 'time';
  return undefined;
}

/** A name for a property or attribute out of a header: letters, digits and underscores. */
export function nameFrom(header: string): string {
  const name = header
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return /^[\p{L}_]/u.test(name) ? name : `column_${name}`;
}

/** How the amount comes about, as one text: `column:x`, `product:x:y` by position, or nothing. */
export type AmountChoice = 'none' | 'column' | 'product';

export function amountChoice(spec: SourceSpec): AmountChoice {
  if (!spec.amount) return 'none';
  return 'product' in spec.amount ? 'product' : 'column';
}

/** The row test that tells refunds, where the mapping has one. */
export function refundTest(spec: SourceSpec): RowTest | undefined {
  return spec.rows?.find((test) => test.then === 'refund');
}

/** The mapping with another test for refunds, or none. Other row tests stay. */
export function withRefund(spec: SourceSpec, test: RowTest | undefined): SourceSpec {
  const { rows, ...rest } = spec;
  const others = (rows ?? []).filter((one) => one.then !== 'refund');
  const all = test ? [...others, test] : others;
  return all.length ? { ...rest, rows: all } : rest;
}

/** Whether a file that was read as events rather lists customers: nothing happens in it. */
export function looksLikeCustomers(spec: SourceSpec): boolean {
  const nothingHappens = spec.event === 'event' && !spec.amount && !spec.event_column;
  return nothingHappens && Object.keys(spec.attributes ?? {}).length > 0;
}
