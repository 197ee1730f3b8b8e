/** Segmentations to begin with, from what the data have. */
import type { Title } from '~/api/definition.ts';

import {
  amountsOf,
  boughtOf,
  eventName,
  frequencyOf,
  guessPurchase,
  monetaryOf,
  propertyName,
  type Purchase,
  recencyOf,
  type Vocabulary,
} from './purchase.ts';
import type { Draft, Method, Spec } from './specs.ts';

/** A word of whoever makes a segmentation, and what it is called in both languages. */
export interface Word {
  label: string;
  title: Required<Title>;
}

/** Words of a new segmentation. */
export interface Words {
  title: Word;
  /** Those who cannot be judged. */
  outside: Word;
  low: Word;
  middle: Word;
  high: Word;
  /** What the first criterion of a scorecard and the first own rule are called. */
  buys: Word;
  recent: Word;
  rest: Word;
}

/** What is bought where the data do not tell: the name that imports give to purchases. */
const USUAL: Purchase = { event: 'order', amount: 'amount', within: '365d' };

/** A segmentation of a method with defaults from the data. */
export function draftOf(method: Method, vocabulary: Vocabulary, words: Words): Draft {
  const purchase = guessPurchase(vocabulary) ?? USUAL;
  const taken = vocabulary.segmentations.map(({ name }) => name);
  return {
    kind: 'Segmentation',
    metadata: { name: freeName(method, taken), title: words.title.title },
    spec: specOf(method, vocabulary, purchase, words),
  };
}

function specOf(method: Method, vocabulary: Vocabulary, purchase: Purchase, words: Words): Spec {
  const { outside, low, middle, high } = words;
  switch (method) {
    case 'rfm':
      return {
        method,
        recency: recencyOf(purchase),
        frequency: frequencyOf(purchase),
        monetary: monetaryOf(purchase),
        population: boughtOf(purchase),
        labels: 'preset/rfm-6',
        outside,
        refit: { every: 'quarter' },
      };
    case 'abc':
      return { method, value: monetaryOf(purchase), cuts: { a: 80, b: 95 }, outside };
    case 'matrix':
      return {
        method,
        value: { of: monetaryOf(purchase), by: 'quantile' },
        potential: { of: potentialOf(vocabulary, purchase), by: 'quantile' },
        levels: 2,
        outside,
      };
    case 'lifecycle':
      return {
        method,
        event: purchase.event,
        new_for: '30d',
        mature_count: 4,
        mature_within: '365d',
        declining_after: '90d',
        lost_after: '180d',
      };
    case 'bands':
      return {
        method,
        value: frequencyOf(purchase),
        cuts: [2, 6],
        labels: [low, middle, high],
        outside,
      };
    case 'scorecard':
      return scorecard(purchase, words);
    case 'rules': {
      const recent = `did(${eventName(purchase.event)}, last 90d)`;
      return { method, labels: [{ ...words.recent, when: recent }], otherwise: words.rest };
    }
  }
}

function scorecard(purchase: Purchase, { low, middle, high, buys, recent }: Words): Spec {
  const count = frequencyOf(purchase);
  const bought = (within: string) => `did(${eventName(purchase.event)}, last ${within})`;
  return {
    method: 'scorecard',
    criteria: [
      {
        name: buys.label,
        weight: 2,
        points: [
          { when: `${count} >= 6`, points: 5 },
          { when: `${count} >= 2`, points: 3 },
          { when: `${count} >= 1`, points: 1 },
        ],
      },
      {
        name: recent.label,
        weight: 1,
        points: [
          { when: bought('30d'), points: 5 },
          { when: bought('90d'), points: 3 },
        ],
      },
    ],
    cuts: [4, 10],
    labels: [low, middle, high],
  };
}

/** Interest that is not a purchase yet: the most telling event, else what an order is worth. */
function potentialOf(vocabulary: Vocabulary, purchase: Purchase): string {
  const signs = /(view|visit|cart|browse|login|浏览|加购|访问|登录)/i;
  const shown = vocabulary.events
    .map(({ name }) => name)
    .filter((name) => signs.test(name) && name !== purchase.event);
  if (shown.length === 0)
    return `avg(${eventName(purchase.event)}.${propertyName(purchase.amount)})`;
  return shown.map((name) => `count(${eventName(name)}, last 90d)`).join(' + ');
}

/** A name that no segmentation has. */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let number = 2;
  while (taken.includes(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

/** Values that the data offer to choose from: metrics, and what is usual of purchases. */
export function offeredValues(vocabulary: Vocabulary): string[] {
  const purchase = guessPurchase(vocabulary) ?? USUAL;
  const metrics = vocabulary.metrics.map(({ name }) => propertyName(name));
  const numbers = vocabulary.attributes
    .filter(({ type }) => ['integer', 'decimal', 'float'].includes(type))
    .map(({ name }) => propertyName(name));
  const amounts = amountsOf(vocabulary, purchase.event).map(
    (amount) => `avg(${eventName(purchase.event)}.${propertyName(amount)}, last 365d)`,
  );
  return [...metrics, frequencyOf(purchase), monetaryOf(purchase), ...amounts, ...numbers];
}
