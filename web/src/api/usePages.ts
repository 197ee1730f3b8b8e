/** Lists of the API, page by page. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

export interface OnePage<Item> {
  items: Item[];
  next: string | null;
}

/** What a request of the typed client resolves to; refusals are thrown. */
type Answer<Data> = Promise<{ data?: Data | undefined }>;

/**
 * The items of a list, more of them at each `fetchNextPage`. `key` names the list and all that it
 * is filtered by; `load` asks for the page behind a cursor, the first one without, which says what
 * holds for all of them.
 */
export function usePages<Page extends OnePage<unknown>>(
  key: readonly unknown[],
  load: (cursor: string | undefined, signal: AbortSignal) => Answer<Page>,
) {
  const query = useInfiniteQuery({
    queryKey: ['pages', ...key],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await load(pageParam, signal);
      if (!data) throw new Error('the list has no body');
      return data;
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const pages = query.data?.pages;
  const data = useMemo(
    () => pages?.flatMap(({ items }): Page['items'][number][] => items),
    [pages],
  );
  return { ...query, data, first: pages?.[0] };
}
