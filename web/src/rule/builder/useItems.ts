/**
 * The items of events, such as the lines of orders. The server does not list their fields, so those
 * that imports and tracking calls give them are asked for one after another: what has values exists.
 */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { server } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';

import { ITEMS, type Property, type Vocabulary } from '../tree/names.ts';
import { useWords } from './context.ts';

/** Fields as `docs/import.md` and `docs/ingest.md` name them, and what they are when they are texts. */
const FIELDS = [
  ['product', 'text'],
  ['name', 'text'],
  ['category', 'text'],
  ['quantity', 'decimal'],
  ['price', 'decimal'],
] as const;

/** They change with a new kind of import only. */
const KEPT = 600_000;

/**
 * What rules can name, with the fields of the items of an event once they are wanted: looking for
 * them takes the server's time, which the count shall have.
 */
export function useWordsOf(event: string | null | undefined, wanted: boolean): Vocabulary {
  const words = useWords();
  const text = useText();
  const known = words.events.some(({ name }) => name === event);
  const found = useQuery({
    queryKey: ['item-fields', event],
    enabled: known && wanted,
    staleTime: KEPT,
    gcTime: KEPT,
    queryFn: ({ signal }) => fieldsOf(event ?? '', signal),
  }).data;
  return useMemo(() => {
    if (!event || !found?.length) return words;
    const fields = found.map(({ name, type }): Property => {
      const title = text(`segments-item-${name}`);
      return { name, type, title: { zh: title, en: title }, personal: false };
    });
    return { ...words, items: { event, fields } };
  }, [event, found, text, words]);
}

/** One after another: the count of the rule shall not wait for all of them. */
async function fieldsOf(event: string, signal: AbortSignal) {
  const fields: { name: (typeof FIELDS)[number][0]; type: Property['type'] }[] = [];
  for (const [name, type] of FIELDS) {
    const query = { event, property: `${ITEMS}.${name}`, limit: 1 };
    const { data } = await server.GET('/api/v1/schema/values', { params: { query }, signal });
    const value = data?.values[0]?.value;
    if (value !== undefined)
      fields.push({ name, type: typeof value === 'number' ? 'integer' : type });
  }
  return fields;
}
