/** Values that occur, the most frequent first, searched as one types. */
import { keepPreviousData } from '@tanstack/react-query';

import { api } from '~/api/client.ts';
import { useDebounced } from '~/ui/useDebounced.ts';

/** Of what: an attribute of customers, or a property of an event. */
export type ValuesOf = { attribute: string } | { event: string; property: string };

export interface Suggestion {
  value: string;
  count: number;
}

const SHOWN = 50;

export function useValues(of: ValuesOf | undefined, typed: string): Suggestion[] {
  const q = useDebounced(typed, 150);
  const query = { ...of, ...(q && { q }), limit: SHOWN };
  const found = api.useQuery(
    'get',
    '/api/v1/schema/values',
    { params: { query } },
    { enabled: of !== undefined, staleTime: 60_000, placeholderData: keepPreviousData },
  );
  const values = of === undefined ? [] : (found.data?.values ?? []);
  return values.map(({ value, count }) => ({ value: String(value), count }));
}
