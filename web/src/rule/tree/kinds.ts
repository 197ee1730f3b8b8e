/** Which form shows a condition, and what a new condition of each kind begins with. */
import { type Draft, isOf, isTree, type Node } from './node.ts';
import { isSubject, testedOf } from './subjects.ts';

/** The forms. `text` is for what no other form can show: nothing is ever lost. */
export type Form =
  | 'blank'
  | 'did'
  | 'first_time'
  | 'stopped'
  | 'restarted'
  | 'regular'
  | 'sequence'
  | 'in_segment'
  | 'in_list'
  | 'rank'
  | 'has_been'
  | 'any_item'
  | 'value'
  | 'text';

/** The form of a condition that stands without its `not`. */
export function formOf(node: Draft<Node>): Form {
  if (node === null) return 'blank';
  if (!isTree(node)) return 'text';
  switch (node.type) {
    case 'did':
    case 'first_time':
    case 'stopped':
    case 'restarted':
    case 'regular':
    case 'sequence':
    case 'in_segment':
    case 'in_list':
    case 'any_item':
      return node.type;
    case 'top':
    case 'bottom':
      return node.by === null || isSubject(node.by) ? 'rank' : 'text';
    case 'has_been':
      return node.condition === null || testedOf(positive(node.condition)) ? 'has_been' : 'text';
    default:
      return testedOf(node) ? 'value' : 'text';
  }
}

/** A condition without the `not` before it. */
export function positive(node: Draft<Node>): Draft<Node> {
  return isOf(node, 'not') ? node.of : node;
}

/** Kinds of new conditions, in the order in which they are offered. */
export const KINDS = [
  'did',
  'count',
  'sum',
  'days_since',
  'attribute',
  'region',
  'metric',
  'label',
  'score',
  'in_segment',
  'in_list',
  'first_time',
  'stopped',
  'restarted',
  'regular',
  'sequence',
  'avg',
  'min',
  'max',
  'distinct',
  'count_of',
  'days',
  'first',
  'last',
  'top',
  'bottom',
  'percentile',
  'has_been',
  'birthday',
  'near',
  'since',
  'moment',
  'part',
  'bucket',
] as const;
export type Kind = (typeof KINDS)[number];

/** Names that a new condition begins with: what the workspace has of each. */
export interface Known {
  event: string | null;
  /** A property of that event with numbers. */
  amount: string | null;
  attribute: string | null;
  metric: string | null;
  segmentation: string | null;
  score: string[] | null;
  /** An attribute that says where somebody lives. */
  region: string | null;
  birthday: string | null;
  place: string | null;
}

/** A new condition; what a person has to say is left open. */
export function fresh(kind: Kind, known: Known): Node {
  return freshOfEvents(kind, known.event) ?? freshValue(kind, known) ?? freshOther(kind, known);
}

const WINDOW = 'last 90d';

/** Conditions on events that have a form of their own. */
function freshOfEvents(kind: Kind, event: string | null): Node | undefined {
  switch (kind) {
    case 'did':
    case 'first_time':
      return { type: kind, event, window: 'last 30d' };
    case 'stopped':
      return { type: 'stopped', event, within: '90d', not_within: '30d' };
    case 'restarted':
      return { type: 'restarted', event, quiet_from: '90d', quiet_to: '30d' };
    case 'regular':
      return { type: 'regular', event, at_least: 1, every: '1mo', periods: 3, of_last: 4 };
    case 'sequence': {
      const steps = [{ event }, { event: null, within: '7d' }];
      return { type: 'sequence', steps, window: WINDOW };
    }
    default:
      return undefined;
  }
}

/** Conditions on what is computed from events. */
function freshValue(kind: Kind, { event, amount, metric }: Known): Node | undefined {
  const window = WINDOW;
  switch (kind) {
    case 'count':
    case 'days':
      return least({ type: kind, event, window }, kind === 'count' ? 3 : 5);
    case 'sum':
    case 'avg':
    case 'min':
    case 'max':
    case 'distinct': {
      const property = amount === null ? null : [amount];
      return least({ type: kind, event, property, window }, null);
    }
    case 'count_of':
      return least({ type: 'count', event, property: null, window }, 1);
    case 'moment':
      return { type: 'in_window', value: { type: 'last', event }, window: 'last month' };
    case 'first':
    case 'last':
      return { type: 'compare', left: { type: kind, event, property: null }, op: '=', right: null };
    case 'days_since':
      return least({ type: 'days_since', of: { type: 'last', event } }, 30);
    case 'since':
      return {
        type: 'compare',
        left: { type: 'since', of: { type: 'last', event } },
        op: '>',
        right: { type: 'period', value: '30d' },
      };
    case 'part':
      return least({ type: 'hour', of: { type: 'last', event } }, 22);
    case 'top':
    case 'bottom':
      return { type: kind, count: 100, by: named(metric) ?? { type: 'count', event, window } };
    case 'percentile': {
      const of = named(metric) ?? { type: 'count' as const, event, window };
      return least({ type: 'percentile', of }, { type: 'decimal', value: '0.9' });
    }
    default:
      return undefined;
  }
}

/** Conditions on what is known of customers, and on groups. */
function freshOther(kind: Kind, known: Known): Node {
  const equal = (path: string | null): Node => ({
    type: 'compare',
    left: named(path),
    op: '=',
    right: null,
  });
  switch (kind) {
    case 'region':
      return equal(known.region);
    case 'label':
      return equal(known.segmentation);
    case 'metric':
      return least(named(known.metric), null);
    case 'score':
      return least(known.score && { type: 'name', path: known.score }, 4);
    case 'in_segment':
    case 'in_list':
      return { type: kind, name: null };
    case 'has_been':
      return { type: 'has_been', condition: equal(known.attribute), period: '30d' };
    case 'birthday':
      return { type: 'anniversary', value: named(known.birthday), days: 7 };
    case 'near': {
      const centre = { latitude: null, longitude: null };
      return { type: 'near', place: named(known.place), metres: 5000, centre };
    }
    case 'bucket': {
      const right: Node = { type: 'decimal', value: '0.1' };
      return { type: 'compare', left: { type: 'bucket', seed: 'test' }, op: '<', right };
    }
    default:
      return equal(known.attribute);
  }
}

function named(path: string | null): Draft<Node> {
  return path === null ? null : { type: 'name', path: path.split('.') };
}

function least(left: Draft<Node>, right: Draft<Node>): Node {
  return { type: 'compare', left, op: '>=', right };
}
