/**
 * A value that is added up of others, as one row for each: what was paid, less what was given back.
 */
import { AGGREGATES, type Draft, isOf, type Node, type Tree } from './node.ts';
import { isSubject } from './subjects.ts';

export type Sign = '+' | '-';

export interface Term {
  /** What is done with it; the first one is always added. */
  sign: Sign;
  of: Draft<Tree>;
}

/** The terms of a value; nothing when the forms cannot show one of them. */
export function termsOf(value: Draft<Node>): Term[] | undefined {
  if (isOf(value, 'arithmetic') && (value.op === '+' || value.op === '-')) {
    const before = termsOf(value.left);
    return before && isTerm(value.right)
      ? [...before, { sign: value.op, of: value.right }]
      : undefined;
  }
  return isTerm(value) ? [{ sign: '+', of: value }] : undefined;
}

function isTerm(value: Draft<Node>): value is Draft<Tree> {
  if (value === null) return true;
  return isOf(value, 'name', 'since', 'days_since', ...AGGREGATES) && isSubject(value);
}

/** Puts a value together again; nothing of no terms. */
export function valueOf(terms: readonly Term[]): Draft<Node> {
  const [first, ...others] = terms;
  return others.reduce<Draft<Node>>(
    // What is not filled in yet keeps the whole from being complete.
    (left, { sign, of }) => ({
      type: 'arithmetic',
      left: left as Node,
      op: sign,
      right: of as Node,
    }),
    first?.of ?? null,
  );
}

/** The terms without one; what comes first then is added. */
export function withoutTerm(terms: readonly Term[], at: number): Term[] {
  return terms.toSpliced(at, 1).map((term, index) => (index === 0 ? { ...term, sign: '+' } : term));
}
