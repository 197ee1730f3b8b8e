import { expect, test } from 'vitest';

import {
  append,
  duplicate,
  insert,
  moveDown,
  moveTo,
  moveUp,
  negate,
  rejoin,
  remove,
  replace,
  unwrap,
  wrap,
} from './groups.ts';
import type { Draft, Node } from './node.ts';
import { sent } from './sent.ts';

const did = (event: string): Node => ({ type: 'did', event });
const all = (...of: Draft<Node>[]): Node => ({ type: 'and', of });
const any = (...of: Draft<Node>[]): Node => ({ type: 'or', of });
const not = (of: Node): Node => ({ type: 'not', of });
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(did) as [Node, Node, Node, Node];

test('a rule grows from nothing and shrinks to nothing', () => {
  expect(append(null, [], a)).toEqual(a);
  expect(append(a, [], b)).toEqual(all(a, b));
  expect(insert(all(a, c), [1], b)).toEqual(all(a, b, c));
  expect(remove(all(a, b), [0])).toEqual(b);
  expect(remove(a, [0])).toBeNull();
});

test('conditions inside groups are changed where they stand', () => {
  const rule = all(a, any(b, c));
  expect(append(rule, [1], d)).toEqual(all(a, any(b, c, d)));
  expect(replace(rule, [1, 0], d)).toEqual(all(a, any(d, c)));
  expect(duplicate(rule, [1, 1])).toEqual(all(a, any(b, c, c)));
  expect(duplicate(rule, [1])).toEqual(all(a, any(b, c), any(b, c)));
});

test('a group goes with its last condition', () => {
  expect(remove(all(a, any(b)), [1, 0])).toEqual(a);
  expect(remove(all(any(any(b))), [0, 0, 0])).toBeNull();
});

test('negating twice changes nothing', () => {
  const rule = all(a, any(b, c));
  expect(negate(rule, [1])).toEqual(all(a, not(any(b, c))));
  expect(negate(negate(rule, [0]), [0])).toEqual(rule);
  expect(remove(all(a, not(any(b, c))), [1, 0])).toEqual(all(a, not(any(c))));
});

test('conditions are put into groups and taken out', () => {
  expect(wrap(all(a, b), [1], 'any')).toEqual(all(a, any(b, null)));
  expect(unwrap(all(a, any(b, c)), [1])).toEqual(all(a, b, c));
  expect(rejoin(all(a, b), [], 'any')).toEqual(any(a, b));
  expect(rejoin(all(a, any(b, c)), [1], 'none')).toEqual(all(a, not(any(b, c))));
  // One condition keeps what was chosen for those to come.
  expect(rejoin(a, [], 'any')).toEqual(any(a));
  expect(rejoin(null, [], 'any')).toBeNull();
});

test('a condition moves through groups, down and up again', () => {
  const start = all(a, any(b, c), d);
  const steps: Node[] = [
    all(any(a, b, c), d),
    all(any(b, a, c), d),
    all(any(b, c, a), d),
    all(any(b, c), a, d),
    all(any(b, c), d, a),
  ];
  let place = [0];
  let root: Draft<Node> = start;
  for (const step of steps) {
    const moved = moveDown(root, place);
    expect(moved?.root).toEqual(step);
    ({ root, place } = moved ?? { root, place });
  }
  expect(moveDown(root, place)).toBeUndefined();
  for (const step of [...steps.slice(0, -1).reverse(), start]) {
    const moved = moveUp(root, place);
    expect(moved?.root).toEqual(step);
    ({ root, place } = moved ?? { root, place });
  }
  expect(moveUp(root, place)).toBeUndefined();
});

test('a group of one is left behind by whoever leaves it', () => {
  expect(moveUp(all(any(a), b), [0, 0])).toEqual({ root: all(a, b), place: [0] });
  expect(moveDown(all(any(a), b), [0, 0])).toEqual({ root: all(a, b), place: [0] });
});

test('a condition is put anywhere', () => {
  const rule = all(a, any(b, c), d);
  expect(moveTo(rule, [0], [3])).toEqual({ root: all(any(b, c), d, a), place: [2] });
  expect(moveTo(rule, [2], [0])).toEqual({ root: all(d, a, any(b, c)), place: [0] });
  // Into a group, which moves up by it, out of it, and a whole group.
  expect(moveTo(rule, [0], [1, 1])).toEqual({ root: all(any(b, a, c), d), place: [0, 1] });
  expect(moveTo(rule, [2], [1, 2])).toEqual({ root: all(a, any(b, c, d)), place: [1, 2] });
  expect(moveTo(rule, [1, 0], [3])).toEqual({ root: all(a, any(c), d, b), place: [3] });
  expect(moveTo(rule, [1], [0])).toEqual({ root: all(any(b, c), a, d), place: [0] });
  // The last one takes its groups away.
  expect(moveTo(all(any(all(a)), b), [0, 0, 0], [2])).toEqual({ root: all(b, a), place: [1] });
  // Where it is already, into itself, and nowhere.
  for (const to of [[1], [2], [1, 0], [1, 1], []]) expect(moveTo(rule, [1], to)).toBeUndefined();
  expect(moveTo(all(any(a), b), [0, 0], [0, 1])).toBeUndefined();
  expect(moveTo(rule, [7], [0])).toBeUndefined();
});

test('what is unfinished is not sent, and counts find their rows', () => {
  const open: Node = { type: 'did', event: null };
  expect(sent(all(open, any(a, open), b, any(open)))).toEqual({
    tree: all(any(a), b),
    rows: ['1', '1.0', '2'],
    unfinished: 3,
  });
  expect(sent(open)).toEqual({ tree: null, rows: [], unfinished: 1 });
  // As the server counts: `not (…)` and what it denies are two conditions, shown in one row.
  expect(sent(all(not(a), not(any(b, c)))).rows).toEqual(['0', '', '1', '', '1.0', '1.1']);
  expect(sent(not(any(a, b))).rows).toEqual(['', '0', '1']);
  expect(sent(a).rows).toEqual(['0']);
});
