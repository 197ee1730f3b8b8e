/** Changes of which events are looked at. */
import type { Draft, Node } from './node.ts';

/** The same with another window; all time is said by saying nothing. */
export function withWindow<T extends { window?: string }>(query: T, window: string | undefined): T {
  const next = { ...query };
  if (window === undefined) delete next.window;
  else next.window = window;
  return next;
}

/** The same with another `where`, or none. */
export function withWhere<T extends { where?: Draft<Node> }>(
  query: T,
  where: Draft<Node> | undefined,
): T {
  const next = { ...query };
  if (where === undefined) delete next.where;
  else next.where = where;
  return next;
}
