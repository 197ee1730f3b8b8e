/** What a purchase is in the data, and the values that are computed from purchases. */
import type { Schema } from '~/api/client.ts';

export type Vocabulary = Schema['Vocabulary'];

export interface Purchase {
  /** The event of a purchase. */
  event: string;
  /** Its property with what was paid. */
  amount: string;
  /** An event that takes money back, with a property of the same name. */
  refund?: string | undefined;
  /** The period that counts, `365d`; empty for all time. */
  within: string;
}

const LIKELY_EVENT =
  /^(orders?|purchases?|order[ _]?(completed|paid|placed)|sales?|订单|购买|消费|下单|支付|成交)$/i;
const LIKELY_REFUND = /(refund|退款|退货)/i;
const LIKELY_AMOUNT = /^(amount|total|revenue|paid|value|price|金额|实付|总额|消费金额)$/i;
const NUMBERS = ['integer', 'decimal', 'float'];

/** The properties of an event that are numbers, likely amounts first. */
export function amountsOf(vocabulary: Vocabulary, event: string): string[] {
  const found = vocabulary.events.find(({ name }) => name === event)?.properties ?? [];
  const numbers = found.filter(({ type }) => NUMBERS.includes(type)).map(({ name }) => name);
  return numbers.sort((a, b) => Number(LIKELY_AMOUNT.test(b)) - Number(LIKELY_AMOUNT.test(a)));
}

/** What most likely is a purchase; nothing when no event has an amount. */
export function guessPurchase(vocabulary: Vocabulary): Purchase | undefined {
  const paid = vocabulary.events.filter(({ name }) => amountsOf(vocabulary, name).length > 0);
  const sold = paid.filter(({ name }) => !LIKELY_REFUND.test(name));
  const event = (sold.find(({ name }) => LIKELY_EVENT.test(name)) ?? sold[0])?.name;
  if (event === undefined) return undefined;
  const amount = amountsOf(vocabulary, event)[0] as string;
  const refund = paid.find(
    ({ name }) => LIKELY_REFUND.test(name) && amountsOf(vocabulary, name).includes(amount),
  )?.name;
  return { event, amount, refund, within: '365d' };
}

const WORD = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const RESERVED = /^(and|between|by|false|in|is|not|or|same|then|true|where|within)$/i;

const isWord = (name: string) => WORD.test(name) && !RESERVED.test(name);

/** The name of an event as rules write it. */
export function eventName(event: string): string {
  return isWord(event) ? event : `'${event.replaceAll("'", "''")}'`;
}

/** A property's or attribute's name as rules write it. */
export function propertyName(name: string): string {
  const part = (text: string) => (isWord(text) ? text : `\`${text.replaceAll('`', '``')}\``);
  return name.split('.').map(part).join('.');
}

const windowed = (within: string) => (within ? `, last ${within}` : '');

export const recencyOf = ({ event }: Purchase) => `since(last(${eventName(event)}))`;
export const boughtOf = ({ event }: Purchase) => `did(${eventName(event)})`;
export const frequencyOf = ({ event, within }: Purchase) =>
  `count(${eventName(event)}${windowed(within)})`;

/** What was paid, less what was given back. */
export function monetaryOf({ event, amount, refund, within }: Purchase): string {
  const sum = (of: string) => `sum(${eventName(of)}.${propertyName(amount)}${windowed(within)})`;
  return refund === undefined ? sum(event) : `${sum(event)} - ${sum(refund)}`;
}

/** The purchase that three rules speak of; nothing when they say something else. */
export function purchaseIn(
  rules: { recency: string; frequency: string; monetary: string },
  vocabulary: Vocabulary,
): Purchase | undefined {
  const within = /, last (\w+)\)$/.exec(rules.frequency)?.[1] ?? '';
  for (const { name: event } of vocabulary.events) {
    const refunds = [undefined, ...vocabulary.events.map(({ name }) => name)];
    for (const amount of amountsOf(vocabulary, event)) {
      const found = refunds
        .map((refund): Purchase => ({ event, amount, refund, within }))
        .find((purchase) => monetaryOf(purchase) === rules.monetary);
      const fits =
        found && recencyOf(found) === rules.recency && frequencyOf(found) === rules.frequency;
      if (fits) return found;
    }
  }
  return undefined;
}
