/** Every file that came in, a page of each kind of record at a time. */
import { server } from '~/api/client.ts';
import { usePages } from '~/api/usePages.ts';

import { filesOf } from './files.ts';

/** Files that are asked for at a time. */
const LIMIT = 20;

export function useFiles() {
  const runs = usePages(['imports'], (cursor, signal) =>
    server.GET('/api/v1/imports', {
      params: { query: { limit: LIMIT, ...(cursor && { cursor }) } },
      signal,
    }),
  );
  const records = usePages(['quality'], (cursor, signal) =>
    server.GET('/api/v1/quality', {
      params: { query: { limit: LIMIT, ...(cursor && { cursor }) } },
      signal,
    }),
  );
  const lists = [runs, records];
  const data = runs.data && records.data ? filesOf(runs.data, records.data) : undefined;
  return {
    data,
    error: runs.error ?? records.error,
    refetch: () => lists.forEach((list) => void list.refetch()),
    hasNextPage: lists.some((list) => list.hasNextPage),
    isFetchingNextPage: lists.some((list) => list.isFetchingNextPage),
    fetchNextPage: () =>
      lists.filter((list) => list.hasNextPage).forEach((list) => void list.fetchNextPage()),
  };
}
