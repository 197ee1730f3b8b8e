import { expect, test } from 'vitest';

import examples from './examples.json' with { type: 'json' };
import { at, groupOf, nodeOf, rootGroup, rootOf } from './groups.ts';
import { formOf, fresh, type Known, KINDS, positive } from './kinds.ts';
import { kindOf } from './kindOf.ts';
import type { Vocabulary } from './names.ts';
import { type Draft, isComplete, isOf, isTree, type Node } from './node.ts';
import { OPERATORS, operatorOf, operatorsOf, testOf } from './operators.ts';
import { sent } from './sent.ts';
import { testedOf, together } from './subjects.ts';
import { periodOf, periodText, windowOf, windowText } from './windows.ts';

const all = examples as unknown as { rule: string; tree: Node }[];

const KNOWN: Known = {
  event: 'order',
  amount: 'amount',
  attribute: 'city',
  metric: 'spend_1y',
  segmentation: 'rfm',
  score: ['rfm', 'r'],
  region: 'city',
  birthday: 'birthday',
  place: 'location',
};

/** Every node below one, itself first. */
function nodes(node: unknown): unknown[] {
  if (Array.isArray(node)) return node.flatMap(nodes);
  if (typeof node !== 'object' || node === null) return [node];
  return [node, ...Object.values(node).flatMap(nodes)];
}

test.each(all)('$rule is the same after the builder has shown it', ({ tree }) => {
  // A rule of no conditions is no rule in the builder; as text it stays what it is.
  const isNone = isOf(tree, 'and') && tree.of.length === 0;
  expect(rootOf(rootGroup(tree))).toEqual(isNone ? null : tree);
  const rebuilt = (node: Draft<Node>): Draft<Node> => {
    const group = node === null ? undefined : groupOf(node);
    if (group) return nodeOf({ ...group, items: group.items.map(rebuilt) });
    const bare = positive(node);
    const tested = testedOf(bare);
    const back = tested ? together(tested) : bare;
    return isOf(node, 'not') ? { type: 'not', of: back } : back;
  };
  expect(rebuilt(tree)).toEqual(tree);
  expect(sent(tree)).toMatchObject({ tree, unfinished: 0 });
});

/** What stays text in the builder, and why. */
const TEXT = {
  'sum(order.amount, last 365d) - sum(refund.amount, last 365d) >= 5000': 'arithmetic',
  'sum(order.amount) / count(order) > 100 and (a + b) * 2 - -1.5 < c': 'arithmetic',
  'sum(order.amount) > average_order': 'two values with each other',
  'has_been(a = 1 and b = 2, 30d)': 'several attributes at once have been so for a while',
  true: 'constants: nobody means all customers by a condition',
};

/** The conditions of a rule, each without its `not`, and those of their `where` and `has_been`. */
function conditions(node: Draft<Node>): Draft<Node>[] {
  const group = node === null ? undefined : groupOf(node);
  if (group) return group.items.flatMap(conditions);
  const bare = positive(node);
  const inner = nodes(bare).flatMap((one) => {
    if (typeof one !== 'object' || one === null) return [];
    const { where, condition } = one as { where?: Node; condition?: Node };
    return [where, condition].flatMap((part) => (part === undefined ? [] : [part]));
  });
  return [bare, ...inner.flatMap(conditions)];
}

test('every condition has a form, but for what the list says', () => {
  const texts = all.filter(({ tree }) => conditions(tree).some((one) => formOf(one) === 'text'));
  expect(texts.length).toBe(2);
  for (const { rule } of texts) expect(Object.keys(TEXT)).toContain(rule);
  const name = (path: string): Node => ({ type: 'name', path: [path] });
  const equal = (path: string): Node => ({ type: 'compare', left: name(path), op: '=', right: 1 });
  const spent: Node = { type: 'sum', event: 'order', property: ['amount'] };
  const both: Node = { type: 'and', of: [equal('a'), equal('b')] };
  const others: Node[] = [
    { type: 'compare', left: spent, op: '>', right: name('average_order') },
    { type: 'has_been', condition: both, period: '30d' },
    true,
  ];
  expect(others.map(formOf)).toEqual(['text', 'text', 'text']);
});

test('every condition with a form can be begun from the menu, with its operator', () => {
  const none: Vocabulary = {
    ...{ events: [], attributes: [], metrics: [], segments: [], lists: [], segmentations: [] },
    more: false,
  };
  for (const condition of all.flatMap(({ tree }) => conditions(tree))) {
    const kind = kindOf(none, condition, {});
    if (kind !== undefined) expect(formOf(fresh(kind, KNOWN))).toBe(formOf(condition));
  }
  const types = ['text', 'integer', 'date', 'instant', 'list', 'boolean', 'point'] as const;
  const offered = new Set(types.flatMap(operatorsOf));
  // These are the opposite of others, which the menu of the row makes of them.
  const turned = ['not-istarts-with', 'not-iends-with', 'not-imatches'];
  expect(OPERATORS.filter((one) => !offered.has(one))).toEqual(turned);
});

test('windows and periods are written as they were read', () => {
  const texts = all.flatMap(({ tree }) => nodes(tree).filter(isTree as never)) as Node[];
  const windows = texts.flatMap((node) =>
    isTree(node) && 'window' in node && node.window ? [node.window] : [],
  );
  expect(windows.length).toBeGreaterThan(20);
  for (const window of windows)
    expect(windowText(windowOf(window) ?? { kind: 'all' })).toBe(window);
  for (const period of ['30d', '1mo', '12h', '500s']) {
    expect(periodText(periodOf(period) ?? { count: 0, unit: 'd' })).toBe(period);
  }
  expect(windowOf('last month')).toEqual({ kind: 'named', name: 'last month' });
  expect(windowOf('since ever')).toBeUndefined();
});

test('every operator is a test and comes back from it', () => {
  const before = { kind: 'compare', op: '=', value: 'x' } as const;
  for (const type of ['text', 'decimal', 'date', 'list', 'boolean', 'point', 'unknown'] as const) {
    for (const operator of operatorsOf(type)) {
      const { test: made, negated } = testOf(operator, before);
      expect(operatorOf(made, negated)).toEqual({ operator, not: false });
    }
  }
  // What was typed is kept where it makes sense.
  expect(testOf('in', before).test).toEqual({ kind: 'in', list: ['x'] });
  expect(testOf('ne', { kind: 'in', list: ['x'] }).test).toMatchObject({ value: 'x' });
});

test.each(KINDS.map((kind) => [kind]))('a new condition of the kind %s has a form', (kind) => {
  const node = fresh(kind, KNOWN);
  expect(formOf(node)).not.toBe('text');
  // What a person has to say is open, and then it is not counted.
  expect(sent(node).unfinished).toBe(isComplete(node) ? 0 : 1);
});

test('a place leads to a condition whatever stands before it', () => {
  const tree = all.find(({ rule }) => rule.startsWith("rfm = 'Champions' or"))?.tree ?? null;
  expect(at(tree, [1, 0])).toMatchObject({ op: '>=', right: 4 });
  expect(at(tree, [5])).toBeUndefined();
});
