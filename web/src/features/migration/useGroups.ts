/** Which groups of a segmentation are better than others, and which one is apart. */
import { api } from '~/api/client.ts';

import { type Ranks, ranksOf } from './flows.ts';

/** Asked of the server once and kept: the order of groups hardly changes. */
const KEPT = 60_000;

export function useGroups(
  segmentation: string,
  method: string,
): { ranks: Ranks | undefined; reserved: string | undefined } {
  const { data } = api.useQuery(
    'get',
    '/api/v1/breakdown/{segmentation}',
    { params: { path: { segmentation } } },
    { staleTime: KEPT },
  );
  if (!data) return { ranks: undefined, reserved: undefined };
  return {
    ranks: ranksOf(method, data.labels),
    reserved: data.labels.find(({ reserved }) => reserved)?.label,
  };
}
