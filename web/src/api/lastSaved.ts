/** Who saved or deleted a definition last, and when. */
import { type Schema, server } from './client.ts';

export interface LastSaved {
  /** Nothing when nobody who is known did it. */
  by: string | undefined;
  /** RFC 3339. */
  at: string | undefined;
  /** It is not there any more. */
  deleted: boolean;
}

export async function lastSaved(
  kind: Schema['Kind'],
  name: string,
  signal?: AbortSignal,
): Promise<LastSaved> {
  const { data } = await server.GET('/api/v1/definitions/{kind}/{name}/versions', {
    params: { path: { kind, name }, query: { limit: 1 } },
    ...(signal && { signal }),
  });
  const newest = data?.items[0];
  return {
    by: newest?.saved_by ?? undefined,
    at: newest?.saved_at,
    deleted: newest?.deleted ?? true,
  };
}
