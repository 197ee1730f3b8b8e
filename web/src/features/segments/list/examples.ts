import type { Vocabulary } from '~/rule/tree/names.ts';
/** Rules to begin with, made of what the workspace has. */

export interface Example {
  id: 'slipping' | 'first' | 'looked';
  rule: string;
}

const BUYS = ['order', 'purchase', 'payment', 'Order Completed', '购买', '下单'];
const LOOKS = ['view', 'page_view', 'product_view', 'visit', 'cart', '浏览', '加购'];
const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Ready rules, fewer where the events for them are not there. */
export function examplesOf(words: Pick<Vocabulary, 'events'>): Example[] {
  const buys = find(words, BUYS);
  const looks = find(words, LOOKS);
  if (!buys) return [];
  const buy = quoted(buys.name);
  const amount = buys.properties.find(({ name }) => /amount|total|金额/i.test(name))?.name;
  const spent = amount && PLAIN.test(amount) ? `sum(${buy}.${amount}, last 365d)` : undefined;
  const value = spent ?? `count(${buy}, last 365d)`;
  const found: Example[] = [
    { id: 'slipping', rule: `percentile(${value}) >= 0.8 and not did(${buy}, last 60d)` },
    { id: 'first', rule: `first_time(${buy}, last month)` },
  ];
  if (looks) {
    const look = quoted(looks.name);
    found.push({ id: 'looked', rule: `did(${look}, last 14d) and not did(${buy}, last 14d)` });
  }
  return found;
}

function find({ events }: Pick<Vocabulary, 'events'>, names: string[]) {
  for (const wanted of names) {
    const event = events.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (event) return event;
  }
  return undefined;
}

function quoted(event: string): string {
  return PLAIN.test(event) ? event : `'${event.replaceAll("'", "''")}'`;
}
