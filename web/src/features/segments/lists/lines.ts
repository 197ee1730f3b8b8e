/** Customers who are named one a line: what was pasted, and whom each of the lines means. */
import type { Schema } from '~/api/client.ts';

export type Found = Schema['FoundCustomer'];

/** Lines that are looked up at most; a longer list is rather a column of an imported file. */
export const MOST_LINES = 500;

/** Digits from which on the end of a telephone number stands for all of it. */
const OWN_DIGITS = 7;

/** Whom a line means. */
export interface Meant {
  line: string;
  /** One, none, or several of whom it says the same. */
  customers: Found[];
}

/** What was pasted, line by line or out of a table, each thing once. */
export function linesOf(pasted: string): string[] {
  const parts = pasted.split(/[\n\r\t,;，；、]+/u).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

/**
 * The customers whom a line means, of those whom a search for it found. An identifier or its whole
 * number says who it is; only where there is none of them, the whole name does.
 */
export function meantBy(line: string, found: Found[]): Found[] {
  const byIdentifier = found.filter((one) => one.by !== 'name' && isSame(line, one));
  if (byIdentifier.length > 0) return byIdentifier;
  return found.filter(({ by, matched }) => by === 'name' && plain(matched) === plain(line));
}

function isSame(line: string, { by, matched }: Found): boolean {
  if (plain(line) === plain(matched)) return true;
  const digits = line.replace(/\D/g, '');
  // Customers' numbers may stand without the country: 138… for +86138….
  return by === 'phone' && digits.length >= OWN_DIGITS && matched.endsWith(digits);
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s/g, '').toLowerCase();
}

/** Everybody whom the lines mean, each once; of those who are told apart by hand the chosen ones. */
export function everybody(meant: Meant[], chosen: ReadonlySet<string>): Found[] {
  const sure = meant.flatMap(({ customers }) =>
    customers.length === 1 ? customers : customers.filter(({ id }) => chosen.has(id)),
  );
  return [...new Map(sure.map((one) => [one.id, one])).values()];
}
