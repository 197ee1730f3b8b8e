/** Names of definitions from their titles. */

const LONGEST = 60;

/** A name as definitions may have it: letters of any script, digits and hyphens; unique among `taken`. */
export function nameFrom(title: string, taken: string[]): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words.join('-').slice(0, LONGEST).replace(/-$/, '');
  const base = /^\p{L}/u.test(joined) ? joined : `s-${joined || '1'}`;
  let name = base;
  for (let next = 2; taken.includes(name); next += 1) name = `${base}-${next}`;
  return name;
}
