/** Asks the server whom lines mean. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { server } from '~/api/client.ts';

import { MOST_LINES } from './lines.ts';

export function useLookUp(lines: string[]) {
  return useQuery({
    queryKey: ['look-up', lines],
    enabled: lines.length > 0 && lines.length <= MOST_LINES,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { data } = await server.POST('/api/v1/look-up', { body: { lines }, signal });
      return data?.items ?? [];
    },
  });
}
