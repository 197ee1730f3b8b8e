/** Follows an import while it is at work, as the server tells of it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { api, type Schema } from '~/api/client.ts';

export type Import = Schema['Import'];

const OPEN: Import['state'][] = ['queued', 'running'];

/** Whether it is still to come or at work. */
export const isOpen = ({ state }: Import) => OPEN.includes(state);

/** An import, kept up while it runs and while it is being undone. */
export function useImport(id: number) {
  const queries = useQueryClient();
  const [rows, setRows] = useState<number>();
  const found = api.useQuery(
    'get',
    '/api/v1/imports/{id}',
    { params: { path: { id } } },
    // Undoing is a job of its own, of which the stream of the import says nothing.
    { refetchInterval: ({ state }) => (state.data?.undoing ? 1_000 : false) },
  );
  const follows = found.data !== undefined && isOpen(found.data);
  const { refetch } = found;
  useEffect(() => {
    if (!follows) return;
    const stream = new EventSource(`/api/v1/imports/${id}/progress`);
    const read = (event: MessageEvent<string>) => {
      const told = JSON.parse(event.data) as Import;
      setRows(told.rows ?? undefined);
      if (isOpen(told)) return;
      stream.close();
      // Its sentences come in the browser's language; asked for again, in the page's.
      void refetch();
      void queries.invalidateQueries();
    };
    stream.addEventListener('import', read);
    return () => stream.close();
  }, [follows, id, queries, refetch]);
  return { found, rows: rows ?? found.data?.rows ?? 0 };
}
