/** What the page knows of the server. */
import { QueryClient } from '@tanstack/react-query';

import { problemOf } from '~/api/problem.ts';

/** A refusal stays one when it is asked again; a broken connection may heal. */
const retry = (failures: number, error: unknown) => failures < 2 && problemOf(error).status === 0;

export const queries = new QueryClient({
  defaultOptions: { queries: { retry, staleTime: 5_000 }, mutations: { retry: false } },
});
