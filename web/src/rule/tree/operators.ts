/** The operators that a person chooses from, each a test with or without a `not` before it. */
import type { ValueType } from './names.ts';
import type { CompareOp, Draft, Literal } from './node.ts';
import type { Test } from './subjects.ts';

/** Which operator; one word each, which the messages end in. */
export const OPERATORS = [
  'eq',
  'ne',
  'ge',
  'le',
  'gt',
  'lt',
  'between',
  'not-between',
  'in',
  'not-in',
  'contains',
  'not-contains',
  'icontains',
  'not-icontains',
  'starts-with',
  'not-starts-with',
  'istarts-with',
  'not-istarts-with',
  'ends-with',
  'not-ends-with',
  'iends-with',
  'not-iends-with',
  'matches',
  'not-matches',
  'imatches',
  'not-imatches',
  'has_all',
  'not-has_all',
  'in_window',
  'not-in_window',
  'anniversary',
  'not-anniversary',
  'near',
  'not-near',
  'true',
  'not-true',
  'exists',
  'not-exists',
  'is_empty',
  'not-is_empty',
] as const;
export type Operator = (typeof OPERATORS)[number];

const COMPARE: Partial<Record<Operator, CompareOp>> = {
  eq: '=',
  ne: '!=',
  ge: '>=',
  le: '<=',
  gt: '>',
  lt: '<',
};

const NUMBERS: Operator[] = ['ge', 'le', 'gt', 'lt', 'eq', 'ne', 'between', 'not-between'];
const KNOWN: Operator[] = ['exists', 'not-exists'];
const TEXTS: Operator[] = ['eq', 'ne', 'in', 'not-in'];
const WITHIN: Operator[] = [
  ...(['contains', 'not-contains', 'starts-with', 'not-starts-with'] as const),
  ...(['ends-with', 'not-ends-with', 'icontains', 'not-icontains'] as const),
  ...(['istarts-with', 'iends-with', 'matches', 'not-matches', 'imatches'] as const),
];
const LISTS: Operator[] = ['has_all', 'not-has_all', 'is_empty', 'not-is_empty'];
const ORDER: Operator[] = ['ge', 'lt', 'gt', 'le', 'between', 'not-between'];
const TIMES: Operator[] = ['in_window', 'not-in_window', ...ORDER];

/** The operators that make sense on a type, the usual ones first. */
export function operatorsOf(type: ValueType): Operator[] {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'float':
      return [...NUMBERS, 'in', 'not-in', ...KNOWN];
    case 'share':
    case 'period':
      return NUMBERS;
    case 'text':
      return [...TEXTS, ...WITHIN, ...KNOWN];
    case 'label':
      return [...TEXTS, ...KNOWN];
    case 'boolean':
      return ['true', 'not-true', 'eq', ...KNOWN];
    case 'date':
      return [...TIMES, 'anniversary', 'not-anniversary', 'eq', 'ne', ...KNOWN];
    case 'instant':
      return [...TIMES, ...KNOWN];
    case 'list':
      return ['in', 'not-in', ...LISTS, ...KNOWN];
    case 'point':
      return ['near', 'not-near', ...KNOWN];
    case 'unknown':
      return [...TEXTS, ...ORDER, ...WITHIN, ...LISTS, ...KNOWN];
  }
}

/** The operator of a test, and whether the `not` before it is left over. */
export function operatorOf(test: Test, negated: boolean): { operator: Operator; not: boolean } {
  if (test.kind === 'compare') {
    const found = Object.entries(COMPARE).find(([, op]) => op === test.op);
    return { operator: (found?.[0] ?? 'eq') as Operator, not: negated };
  }
  const word = test.kind === 'text' ? test.test.replace(' ', '-') : test.kind;
  return { operator: `${negated ? 'not-' : ''}${word}` as Operator, not: false };
}

/** The test of an operator, which keeps of the former test what it can. */
export function testOf(operator: Operator, before: Test): { test: Test; negated: boolean } {
  const negated = operator.startsWith('not-');
  const word = negated ? operator.slice(4) : operator;
  const op = COMPARE[operator];
  if (op) return { test: { kind: 'compare', op, value: firstOf(before) }, negated };
  return { test: plainTest(word, before), negated };
}

function plainTest(word: string, before: Test): Test {
  if (before.kind === word) return before;
  const value = firstOf(before);
  switch (word) {
    case 'between':
      return { kind: 'between', low: value, high: null };
    case 'in':
      return { kind: 'in', list: value === null ? [] : [value] };
    case 'has_all':
      return { kind: 'has_all', items: typeof value === 'string' ? [value] : [] };
    case 'in_window':
      return { kind: 'in_window', window: 'last 30d' };
    case 'anniversary':
      return { kind: 'anniversary', days: 7 };
    case 'near':
      return { kind: 'near', metres: 5000, centre: { latitude: null, longitude: null } };
    case 'exists':
    case 'is_empty':
    case 'true':
      return { kind: word };
    default: {
      const pattern = typeof value === 'string' ? value : null;
      return { kind: 'text', test: word.replace('-', ' '), pattern };
    }
  }
}

function firstOf(test: Test): Draft<Literal> {
  switch (test.kind) {
    case 'compare':
      return test.value;
    case 'between':
      return test.low;
    case 'in':
      return test.list[0] ?? null;
    case 'has_all':
      return test.items[0] ?? null;
    case 'text':
      return test.pattern;
    default:
      return null;
  }
}
