import { expect, test } from 'vitest';

import { draftOf, freeName, type Words } from './drafts.ts';
import type { Vocabulary } from './purchase.ts';
import { hasFits, isMany, METHODS, unchosen } from './specs.ts';

/** A word of somebody who reads Chinese. */
const word = (zh: string, en: string) => ({ label: zh, title: { zh, en } });

const words: Words = {
  title: word('我的模型', 'My model'),
  outside: word('未购买', 'Never bought'),
  low: word('低', 'Low'),
  middle: word('中', 'Middle'),
  high: word('高', 'High'),
  buys: word('购买次数', 'orders'),
  recent: word('最近购买', 'recent'),
  rest: word('其他', 'Others'),
};

const data = {
  events: [
    { name: 'order', properties: [{ name: 'amount', type: 'decimal', personal: false }] },
    { name: 'view', properties: [] },
  ],
  attributes: [],
  metrics: [],
  segments: [],
  lists: [],
  segmentations: [{ name: 'rfm', title: {}, labels: [], scores: [] }],
  more: false,
} as unknown as Vocabulary;

test('every method begins with something that can be saved', () => {
  for (const method of METHODS) {
    const draft = draftOf(method, data, words);
    expect(draft.spec.method).toBe(method);
    expect(draft.metadata.title).toEqual({ zh: '我的模型', en: 'My model' });
  }
});

test('RFM begins with six groups over what customers bought', () => {
  const { metadata, spec } = draftOf('rfm', data, words);
  expect(metadata).toEqual({ name: 'rfm-2', title: { zh: '我的模型', en: 'My model' } });
  expect(spec).toEqual({
    method: 'rfm',
    recency: 'since(last(order))',
    frequency: 'count(order, last 365d)',
    monetary: 'sum(order.amount, last 365d)',
    population: 'did(order)',
    labels: 'preset/rfm-6',
    outside: { label: '未购买', title: { zh: '未购买', en: 'Never bought' } },
    refit: { every: 'quarter' },
  });
});

test('potential is what customers look at', () => {
  expect(draftOf('matrix', data, words).spec).toMatchObject({
    potential: { of: 'count(view, last 90d)' },
  });
});

test('a name that is taken gets a number', () => {
  expect(freeName('abc', [])).toBe('abc');
  expect(freeName('abc', ['abc', 'abc-2'])).toBe('abc-3');
});

test('which methods take limits from the data', () => {
  const fitted = METHODS.filter((method) => hasFits(draftOf(method, data, words).spec));
  expect(fitted).toEqual(['rfm', 'abc', 'matrix']);
  expect(hasFits({ method: 'bands', value: 'age', labels: ['a', 'b'] })).toBe(true);
});

test('advice is given about more than six groups, except for stages and own rules', () => {
  expect(isMany('rfm', 6)).toBe(false);
  expect(isMany('rfm', 11)).toBe(true);
  expect(isMany('lifecycle', 7)).toBe(false);
});

test('conditions that nobody has chosen are counted', () => {
  const when = (...rules: string[]) =>
    rules.map((rule) => ({ label: rule, when: rule, points: 1 }));
  expect(unchosen({ method: 'rules', labels: when('a', '', ' '), otherwise: 'b' })).toBe(2);
  const criteria = [
    { name: 'x', points: when('a') },
    { name: 'y', points: when('') },
  ];
  expect(unchosen({ method: 'scorecard', criteria, cuts: [1], labels: ['a', 'b'] })).toBe(1);
  expect(unchosen({ method: 'abc', value: '' })).toBe(0);
});
