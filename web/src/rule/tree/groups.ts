/**
 * Editing a rule as nested groups of conditions. A place is the way to it through the groups: `[2, 0]`
 * is the first condition of the third. A `not` is a property of what it stands before and takes no
 * place of its own.
 */
import { type Draft, isOf, type Node } from './node.ts';

export type Place = number[];
export type Join = 'all' | 'any' | 'none' | 'not-all';

/** A node seen as a group of conditions. */
export interface Group {
  join: Join;
  items: Draft<Node>[];
}

/** The group that a node is, if it is one. */
export function groupOf(node: Draft<Node>): Group | undefined {
  if (isOf(node, 'and')) return { join: 'all', items: node.of };
  if (isOf(node, 'or')) return { join: 'any', items: node.of };
  if (!isOf(node, 'not')) return undefined;
  const inner = node.of;
  if (isOf(inner, 'or')) return { join: 'none', items: inner.of };
  if (isOf(inner, 'and')) return { join: 'not-all', items: inner.of };
  return undefined;
}

/** A group as a node. */
export function nodeOf({ join, items }: Group): Node {
  const type = join === 'all' || join === 'not-all' ? 'and' : 'or';
  const inner: Node = { type, of: items };
  return join === 'all' || join === 'any' ? inner : { type: 'not', of: inner };
}

/** A whole rule as a group: a rule of one condition is a group of one, no rule a group of none. */
export function rootGroup(root: Draft<Node>): Group {
  if (root === null) return { join: 'all', items: [] };
  return groupOf(root) ?? { join: 'all', items: [root] };
}

/** The rule that a group is as a whole; one condition stands by itself. */
export function rootOf(group: Group): Draft<Node> {
  if (group.items.length === 0) return null;
  const [only] = group.items;
  const isPlain = group.join === 'all' && group.items.length === 1;
  return isPlain && only !== undefined && only !== null && !groupOf(only) ? only : nodeOf(group);
}

/** What stands at a place. */
export function at(root: Draft<Node>, place: Place): Draft<Node> | undefined {
  let group: Group | undefined = rootGroup(root);
  let found: Draft<Node> | undefined = root;
  for (const index of place) {
    found = group?.items[index];
    if (found === undefined) return undefined;
    group = groupOf(found);
  }
  return found;
}

/** Changes the items of the group at a place. A group left without items goes as well. */
function inGroup(
  root: Draft<Node>,
  place: Place,
  change: (items: Draft<Node>[]) => Draft<Node>[],
): Draft<Node> {
  const within = (group: Group, rest: Place): Group => {
    const [index, ...further] = rest;
    if (index === undefined) return { ...group, items: change(group.items) };
    const child = group.items[index];
    const inner = child === undefined ? undefined : groupOf(child);
    if (!inner) return group;
    const changed = within(inner, further);
    const items = changed.items.length
      ? group.items.with(index, nodeOf(changed))
      : group.items.toSpliced(index, 1);
    return { ...group, items };
  };
  return rootOf(within(rootGroup(root), place));
}

function split(place: Place): [Place, number] {
  return [place.slice(0, -1), place.at(-1) ?? 0];
}

/** Puts a condition before the one at a place. */
export function insert(root: Draft<Node>, place: Place, node: Draft<Node>): Draft<Node> {
  const [group, index] = split(place);
  return inGroup(root, group, (items) => items.toSpliced(index, 0, node));
}

/** Adds a condition at the end of the group at a place. */
export function append(root: Draft<Node>, group: Place, node: Draft<Node>): Draft<Node> {
  return inGroup(root, group, (items) => [...items, node]);
}

/** Puts another condition where one stands. */
export function replace(root: Draft<Node>, place: Place, node: Draft<Node>): Draft<Node> {
  if (place.length === 0) return node;
  const [group, index] = split(place);
  return inGroup(root, group, (items) => items.with(index, node));
}

export function remove(root: Draft<Node>, place: Place): Draft<Node> {
  const [group, index] = split(place);
  return inGroup(root, group, (items) => items.toSpliced(index, 1));
}

/** Puts the same condition once more behind itself. */
export function duplicate(root: Draft<Node>, place: Place): Draft<Node> {
  const node = at(root, place);
  if (node === undefined) return root;
  const [group, index] = split(place);
  return inGroup(root, group, (items) => items.toSpliced(index + 1, 0, structuredClone(node)));
}

/** Turns a condition or group into its complement, or back. */
export function negate(root: Draft<Node>, place: Place): Draft<Node> {
  const node = at(root, place);
  if (node === undefined || node === null) return root;
  return replace(root, place, isOf(node, 'not') ? node.of : { type: 'not', of: node });
}

/** Puts a condition into a group of its own, to add others beside it. */
export function wrap(root: Draft<Node>, place: Place, join: Join): Draft<Node> {
  const node = at(root, place);
  if (node === undefined) return root;
  return replace(root, place, nodeOf({ join, items: [node, null] }));
}

/** Puts the conditions of a group into the one around it. */
export function unwrap(root: Draft<Node>, place: Place): Draft<Node> {
  const inner = groupOf(at(root, place) ?? null);
  if (!inner) return root;
  const [group, index] = split(place);
  return inGroup(root, group, (items) => items.toSpliced(index, 1, ...inner.items));
}

/** Changes how the conditions of a group go together. */
export function rejoin(root: Draft<Node>, place: Place, join: Join): Draft<Node> {
  if (place.length === 0) {
    const { items } = rootGroup(root);
    return items.length === 0
      ? null
      : items.length === 1 && join === 'all'
        ? rootOf({ join, items })
        : nodeOf({ join, items });
  }
  const group = groupOf(at(root, place) ?? null);
  return group ? replace(root, place, nodeOf({ ...group, join })) : root;
}

/** A rule after a move, and where the moved condition is now. */
export interface Moved {
  root: Draft<Node>;
  place: Place;
}

/** Moves a condition one step up: past a condition, into a group above it, out of its own group. */
export function moveUp(root: Draft<Node>, place: Place): Moved | undefined {
  const node = at(root, place);
  if (node === undefined || place.length === 0) return undefined;
  const [group, index] = split(place);
  if (index === 0) {
    if (group.length === 0) return undefined;
    // The group goes when it was the last in it, but the place before it stays the same.
    return { root: insert(remove(root, place), group, node), place: group };
  }
  const above = groupOf(at(root, [...group, index - 1]) ?? null);
  const rest = remove(root, place);
  if (above) {
    const to = [...group, index - 1];
    return { root: append(rest, to, node), place: [...to, above.items.length] };
  }
  return { root: insert(rest, [...group, index - 1], node), place: [...group, index - 1] };
}

/** Moves a condition one step down, as [`moveUp`] does upwards. */
export function moveDown(root: Draft<Node>, place: Place): Moved | undefined {
  const node = at(root, place);
  if (node === undefined || place.length === 0) return undefined;
  const [group, index] = split(place);
  const size = (group.length ? groupOf(at(root, group) ?? null) : rootGroup(root))?.items.length;
  if (index + 1 === size) {
    if (group.length === 0) return undefined;
    const [outer, own] = split(group);
    const rest = remove(root, place);
    const to = [...outer, size === 1 ? own : own + 1];
    return { root: insert(rest, to, node), place: to };
  }
  const below = groupOf(at(root, [...group, index + 1]) ?? null);
  const rest = remove(root, place);
  if (below) return { root: insert(rest, [...group, index, 0], node), place: [...group, index, 0] };
  return { root: insert(rest, [...group, index + 1], node), place: [...group, index + 1] };
}

/**
 * Moves a condition, or a group, before what stands at another place; behind the last one to the end
 * of a group. Nothing where it stands already, and nothing into itself.
 */
export function moveTo(root: Draft<Node>, from: Place, to: Place): Moved | undefined {
  const node = at(root, from);
  if (node === undefined || from.length === 0 || to.length === 0) return undefined;
  const [group, index] = split(from);
  const isBehind = to.length === from.length && startsWith(to, group) && to.at(-1) === index + 1;
  if (startsWith(to, from) || isBehind) return undefined;
  const gone = goneWith(root, from);
  if (startsWith(to, gone)) return undefined;
  const place = without(to, gone);
  return { root: insert(remove(root, from), place, node), place };
}

/** The place that goes with a condition: the group around it when it is the last one there. */
function goneWith(root: Draft<Node>, place: Place): Place {
  const [group] = split(place);
  const size = groupOf(at(root, group) ?? null)?.items.length;
  return group.length > 0 && size === 1 ? goneWith(root, group) : place;
}

/** What a place is called once another one is gone. */
function without(place: Place, gone: Place): Place {
  const [group, index] = split(gone);
  const own = place[group.length];
  const isLater = startsWith(place, group) && own !== undefined && own > index;
  return isLater ? place.with(group.length, own - 1) : place;
}

function startsWith(place: Place, start: Place): boolean {
  return start.every((index, depth) => place[depth] === index);
}
