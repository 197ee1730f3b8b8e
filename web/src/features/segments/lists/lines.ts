/** Customers who are named one a line: what was pasted, and whom each of the lines means. */
import type { Schema } from '~/api/client.ts';

export type Found = Schema['FoundCustomer'];

/** Whom a line means: one, none, or several of whom it says the same. */
export type Meant = Schema['LookedUp'];

/** Lines that are looked up at most; a longer list is rather a column of an imported file. */
export const MOST_LINES = 10_000;

/** What was pasted, line by line or out of a table, each thing once. */
export function linesOf(pasted: string): string[] {
  const parts = pasted.split(/[\n\r\t,;，；、]+/u).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

/** Everybody whom the lines mean, each once; of those who are told apart by hand the chosen ones. */
export function everybody(meant: Meant[], chosen: ReadonlySet<string>): Found[] {
  const sure = meant.flatMap(({ customers }) =>
    customers.length === 1 ? customers : customers.filter(({ id }) => chosen.has(id)),
  );
  return [...new Map(sure.map((one) => [one.id, one])).values()];
}
