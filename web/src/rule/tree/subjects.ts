/**
 * A condition on a value is a subject (an attribute, how often somebody did something, the days
 * since …) and a test of it (is, at least, one of, contains …). Both are taken out of the tree and
 * put back here.
 */
import {
  AGGREGATES,
  type Centre,
  type CompareOp,
  type Draft,
  isLiteral,
  isOf,
  type Literal,
  type Node,
  isPart,
  type Tree,
} from './node.ts';

/** How a value is tested. */
export type Test =
  | { kind: 'compare'; op: CompareOp; value: Draft<Literal> }
  | { kind: 'between'; low: Draft<Literal>; high: Draft<Literal> }
  | { kind: 'in'; list: Literal[] }
  | { kind: 'text'; test: string; pattern: Draft<string> }
  | { kind: 'has_all'; items: string[] }
  | { kind: 'near'; metres: Draft<number>; centre: Centre }
  | { kind: 'in_window'; window: Draft<string> }
  | { kind: 'anniversary'; days: Draft<number> }
  | { kind: 'exists' }
  | { kind: 'is_empty' }
  | { kind: 'true' };

export interface Tested {
  subject: Draft<Tree>;
  test: Test;
}

/** Whether the forms can show a value. */
export function isSubject(node: Draft<Node> | undefined): node is Tree {
  if (isLiteral(node)) return false;
  if (isOf(node, 'name', 'bucket', ...AGGREGATES)) return true;
  if (isOf(node, 'since', 'days_since') || isPart(node)) {
    return isOf(node.of, 'name') || isOf(node.of, 'first', 'last');
  }
  return isOf(node, 'percentile') && isOf(node.of, 'name', ...AGGREGATES);
}

/** Takes a condition on a value apart; nothing when it is of another kind, or the forms cannot show it. */
export function testedOf(node: Draft<Node>): Tested | undefined {
  const tested = apart(node);
  const isShown = tested && (tested.subject === null || isSubject(tested.subject));
  return isShown ? (tested as Tested) : undefined;
}

function constant(node: Draft<Node>): node is Draft<Literal> {
  return node === null || isLiteral(node);
}

function apart(node: Draft<Node>): { subject: Draft<Node>; test: Test } | undefined {
  if (isOf(node, 'name')) return { subject: node, test: { kind: 'true' } };
  if (isOf(node, 'compare')) {
    const { left, op, right } = node;
    return constant(right)
      ? { subject: left, test: { kind: 'compare', op, value: right } }
      : undefined;
  }
  if (isOf(node, 'between')) {
    const { value, low, high } = node;
    if (!constant(low) || !constant(high)) return undefined;
    return { subject: value, test: { kind: 'between', low, high } };
  }
  if (isOf(node, 'in')) return { subject: node.value, test: { kind: 'in', list: node.list } };
  if (isOf(node, 'text')) {
    const { value, test, pattern } = node;
    return { subject: value, test: { kind: 'text', test, pattern } };
  }
  if (isOf(node, 'has_all')) {
    return { subject: node.value, test: { kind: 'has_all', items: node.items } };
  }
  if (isOf(node, 'near')) {
    const { place, metres, centre } = node;
    return { subject: place, test: { kind: 'near', metres, centre } };
  }
  if (isOf(node, 'in_window')) {
    return { subject: node.value, test: { kind: 'in_window', window: node.window } };
  }
  if (isOf(node, 'anniversary')) {
    return { subject: node.value, test: { kind: 'anniversary', days: node.days } };
  }
  if (isOf(node, 'exists', 'is_empty')) return { subject: node.of, test: { kind: node.type } };
  return undefined;
}

/** Puts a condition together again. */
export function together({ subject, test }: Tested): Node {
  switch (test.kind) {
    case 'true':
      return subject ?? { type: 'exists', of: null };
    case 'compare':
      return { type: 'compare', left: subject, op: test.op, right: test.value };
    case 'between':
      return { type: 'between', value: subject, low: test.low, high: test.high };
    case 'in':
      return { type: 'in', value: subject, list: test.list };
    case 'text':
      return { type: 'text', value: subject, test: test.test, pattern: test.pattern };
    case 'has_all':
      return { type: 'has_all', value: subject, items: test.items };
    case 'near':
      return { type: 'near', place: subject, metres: test.metres, centre: test.centre };
    case 'in_window':
      return { type: 'in_window', value: subject, window: test.window };
    case 'anniversary':
      return { type: 'anniversary', value: subject, days: test.days };
    case 'exists':
    case 'is_empty':
      return { type: test.kind, of: subject };
  }
}
