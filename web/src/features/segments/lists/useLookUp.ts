/** Asks the server whom lines mean, a few at a time; a line that was asked for is not asked again. */
import {
  keepPreviousData,
  type QueryClient,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useState } from 'react';

import { server } from '~/api/client.ts';

import { type Meant, meantBy, MOST_LINES } from './lines.ts';

/** Requests at a time, as many as browsers send to one place anyway. */
const AT_ONCE = 6;
/** Who is found for a line at most: enough to tell people of one name apart. */
const SHOWN = 20;
const KEPT = 300_000;

export function useLookUp(lines: string[]) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState(0);
  const query = useQuery({
    queryKey: ['look-up', lines],
    enabled: lines.length > 0 && lines.length <= MOST_LINES,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const meant: Meant[] = [];
      let next = 0;
      setAsked(0);
      const work = async () => {
        for (let at = next++; at < lines.length && !signal.aborted; at = next++) {
          meant[at] = await look(queries, lines[at] ?? '');
          setAsked((before) => before + 1);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return meant;
    },
  });
  return { ...query, share: lines.length === 0 ? 0 : asked / lines.length };
}

async function look(queries: QueryClient, line: string): Promise<Meant> {
  return queries.fetchQuery({
    queryKey: ['look-up-line', line],
    staleTime: KEPT,
    queryFn: async ({ signal }) => {
      const { data } = await server.GET('/api/v1/customers', {
        params: { query: { q: line, limit: SHOWN } },
        signal,
      });
      return { line, customers: meantBy(line, data?.items ?? []) };
    },
  });
}
