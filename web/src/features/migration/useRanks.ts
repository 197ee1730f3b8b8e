/** Which groups of a segmentation are better than others. */
import { api } from '~/api/client.ts';

import { type Ranks, ranksOf } from './flows.ts';

/** Asked of the server once and kept: the order of groups hardly changes. */
const KEPT = 60_000;

/** Methods whose groups are ordered by what their customers are worth. */
const BY_WORTH = ['rfm', 'matrix'];

export function useRanks(
  segmentation: string,
  method: string,
  labels: readonly string[],
  rest: string | undefined,
): Ranks | undefined {
  const byWorth = BY_WORTH.includes(method);
  const { data } = api.useQuery(
    'get',
    '/api/v1/breakdown/{segmentation}',
    { params: { path: { segmentation } } },
    { staleTime: KEPT, enabled: byWorth },
  );
  if (byWorth) return data && ranksOf(method, data.labels);
  const part = (label: string) => ({ label, reserved: label === rest, average: null });
  return ranksOf(method, labels.map(part));
}
