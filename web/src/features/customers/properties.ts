/** Properties of events in one short line. */

const MOST_LISTED = 3;

/** How names and values are written for the reader. */
export interface Tell {
  title: (name: string) => string;
  /** A text, number or truth; `type` as the schema knows it. */
  value: (name: string, value: unknown, type: string | undefined) => string;
  type: (name: string) => string | undefined;
}

interface Part {
  /** As the data name it; nothing of items, which speak for themselves. */
  name: string;
  title: string;
  value: string;
}

/** What there is to tell of an event: an entry a property, those inside of others too. */
export function told(properties: Record<string, unknown>, tell: Tell, prefix = ''): Part[] {
  return Object.entries(properties)
    .filter(([, value]) => value !== null && value !== '')
    .flatMap(([own, value]) => {
      const name = prefix + own;
      if (isObject(value) && tell.type(name) !== 'point') return told(value, tell, `${name}.`);
      const isItems = Array.isArray(value) && value.some(isObject);
      return {
        name,
        title: isItems ? '' : tell.title(name),
        value: valueInShort(value, tell, name),
      };
    });
}

/** A value as people read it. */
export function valueInShort(value: unknown, tell: Tell, name = ''): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) {
    const shown = value.slice(0, MOST_LISTED).map((one) => valueInShort(one, tell, name));
    const rest = value.length - MOST_LISTED;
    return rest > 0 ? `${shown.join('; ')} +${rest}` : shown.join('; ');
  }
  if (isObject(value)) return itemInShort(value, tell);
  return tell.value(name, value, tell.type(name));
}

/** `tea ×2 ¥168`: what it is, how many, what one costs, then all else. */
function itemInShort(item: Record<string, unknown>, tell: Tell): string {
  const { name, product, quantity, price, ...others } = item;
  const what = name ?? product;
  if (what === undefined) {
    return `(${Object.entries(item)
      .map(([own, value]) => valueInShort(value, tell, own))
      .join(', ')})`;
  }
  const count = typeof quantity === 'number' && quantity !== 1 && `×${quantity}`;
  const cost = price !== undefined && valueInShort(price, tell, 'price');
  const rest = Object.entries(others).map(([own, value]) => valueInShort(value, tell, own));
  const parts = [what, count, cost, rest.length > 0 && `(${rest.join(', ')})`];
  return parts.filter(Boolean).map(String).join(' ');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
