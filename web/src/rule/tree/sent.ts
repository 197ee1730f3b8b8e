/** What of a rule being edited can be counted: everything that is filled in. */
import { type Draft, isComplete, isOf, type Node } from './node.ts';
import { groupOf, type Place } from './groups.ts';

export interface Sent {
  /** The rule without what is unfinished; null when nothing is left. */
  tree: Draft<Node>;
  /** For each condition as `POST /preview` counts them, the place of its row; empty for none. */
  rows: string[];
  /** Conditions left out because something is not filled in. */
  unfinished: number;
}

/** How a place is named where texts name things. */
export function rowOf(place: Place): string {
  return place.join('.');
}

/** Prunes what is unfinished, and says which count of the answer belongs to which row. */
export function sent(root: Draft<Node>): Sent {
  const rows: string[] = [];
  let unfinished = 0;
  const prune = (node: Draft<Node>): Draft<Node> | undefined => {
    const group = node === null ? undefined : groupOf(node);
    if (group && group.items.length > 0) return pruneGroup(node as Node);
    if (isComplete(node)) return node;
    unfinished += 1;
    return undefined;
  };
  const pruneGroup = (node: Node): Node | undefined => {
    if (isOf(node, 'not')) {
      const inner = node.of === null ? undefined : pruneGroup(node.of);
      return inner === undefined ? undefined : { ...node, of: inner };
    }
    if (!isOf(node, 'and', 'or')) return node;
    const kept: Draft<Node>[] = [];
    for (const item of node.of) {
      const left = prune(item);
      if (left !== undefined) kept.push(left);
    }
    return kept.length === 0 ? undefined : { ...node, of: kept };
  };
  const tree = root === null ? null : (prune(root) ?? null);
  if (root !== null && tree !== null) collect(root, tree, rows);
  return { tree, rows, unfinished };
}

/** Goes through the rule in the order in which the server counts its conditions. */
function collect(root: Node, tree: Node, rows: string[]) {
  const visit = (
    full: Draft<Node>,
    node: Draft<Node>,
    depth: number,
    place: Place,
    own: boolean,
  ) => {
    const parts = isOf(node, 'and', 'or') ? node.of : isOf(node, 'not') ? [node.of] : [];
    if (depth > 0 || parts.length === 0) rows.push(own ? rowOf(place) : '');
    if (isOf(node, 'not') && isOf(full, 'not')) {
      visit(full.of, node.of, depth + 1, place, false);
      return;
    }
    if (!isOf(full, 'and', 'or') || !isOf(node, 'and', 'or')) return;
    let next = 0;
    full.of.forEach((item, index) => {
      if (next >= node.of.length || !survives(item)) return;
      visit(item, node.of[next] ?? null, depth + 1, [...place, index], true);
      next += 1;
    });
  };
  // A rule of one condition is the only row of the group that is shown around it.
  const alone = !groupOf(root);
  visit(root, tree, 0, alone ? [0] : [], true);
}

/** Whether anything of an item is counted. */
function survives(item: Draft<Node>): boolean {
  if (item === null) return false;
  const group = groupOf(item);
  if (!group || group.items.length === 0) return isComplete(item);
  return group.items.some(survives);
}
