/** Properties of events in one short line. */

const MOST_LISTED = 3;

/** `amount 1776 · channel app`; objects and lists in a readable form, as deep as they are. */
export function inShort(properties: Record<string, unknown>): string {
  return Object.entries(properties)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name} ${valueInShort(value)}`)
    .join(' · ');
}

/** A value as people read it. */
export function valueInShort(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) {
    const shown = value.slice(0, MOST_LISTED).map(valueInShort).join('; ');
    const rest = value.length - MOST_LISTED;
    return rest > 0 ? `${shown} +${rest}` : shown;
  }
  if (typeof value === 'object') {
    return `(${Object.values(value).map(valueInShort).join(', ')})`;
  }
  return String(value);
}
