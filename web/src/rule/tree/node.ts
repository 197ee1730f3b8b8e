/** The tree of a rule as the API gives and takes it; `docs/language.md`, "The tree as JSON". */

/** A constant: texts, whole numbers and booleans stand for themselves. */
export type Literal =
  | string
  | number
  | boolean
  | { type: 'decimal' | 'date' | 'instant' | 'period' | 'integer'; value: string };

/** Which events a condition looks at. */
export interface Query {
  event: Draft<string>;
  where?: Draft<Node>;
  window?: string;
}

export const AGGREGATES = [
  'count',
  'sum',
  'avg',
  'min',
  'max',
  'distinct',
  'days',
  'first',
  'last',
] as const;
export type AggregateFunction = (typeof AGGREGATES)[number];

export interface Aggregate extends Query {
  type: AggregateFunction;
  property?: Draft<string[]>;
}

export interface Step {
  event: Draft<string>;
  where?: Draft<Node>;
  within?: string;
}

export const PARTS = [
  'date',
  'year',
  'month',
  'day_of_month',
  'day_of_week',
  'hour',
  'minute',
] as const;
export type ClockPart = (typeof PARTS)[number];

/** What is not filled in yet stands as null; nothing with a null in it is ever sent. */
export type Draft<T> = T | null;

export type CompareOp = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Node =
  | Literal
  | { type: 'and' | 'or'; of: Draft<Node>[] }
  | { type: 'not'; of: Draft<Node> }
  | { type: 'exists' | 'is_empty' | 'since' | 'days_since' | 'percentile'; of: Draft<Node> }
  | { type: 'name'; path: string[] }
  | { type: 'compare'; left: Draft<Node>; op: CompareOp; right: Draft<Node> }
  | { type: 'arithmetic'; left: Node; op: '+' | '-' | '*' | '/'; right: Node }
  | { type: 'in'; value: Draft<Node>; list: Literal[] }
  | { type: 'between'; value: Draft<Node>; low: Draft<Node>; high: Draft<Node> }
  | { type: 'text'; value: Draft<Node>; test: string; pattern: Draft<string> }
  | { type: 'has_all'; value: Draft<Node>; items: string[] }
  | { type: 'near'; place: Draft<Node>; metres: Draft<number>; centre: Centre }
  | { type: 'in_window'; value: Draft<Node>; window: Draft<string> }
  | { type: 'anniversary'; value: Draft<Node>; days: Draft<number> }
  | { type: 'has_been'; condition: Draft<Node>; period: string }
  | ({ type: 'did' | 'first_time' } & Query)
  | Aggregate
  | { type: 'sequence'; steps: Step[]; same?: string[]; window?: string }
  | ({ type: 'stopped'; within: string; not_within: string } & Query)
  | ({ type: 'restarted'; quiet_from: string; quiet_to: string } & Query)
  | ({
      type: 'regular';
      at_least: Draft<number>;
      every: string;
      periods: Draft<number>;
      of_last: Draft<number>;
    } & Query)
  | { type: 'any_item'; items: string[]; where: Draft<Node> }
  | { type: 'in_segment' | 'in_list'; name: Draft<string> }
  | { type: 'top' | 'bottom'; count: Draft<number>; by: Draft<Node> }
  | { type: 'bucket'; seed: Draft<string> }
  | { type: ClockPart; of: Draft<Node>; zone?: string };

export interface Centre {
  latitude: Draft<number>;
  longitude: Draft<number>;
}

/** A node that is no plain constant. */
export type Tree = Exclude<Node, string | number | boolean>;
export type TreeOf<T> = Of<Tree, T>;
type Of<N, T> = N extends { type: infer K }
  ? [K & T] extends [never]
    ? never
    : N & { type: K & T }
  : never;

export function isTree(node: Draft<Node> | undefined): node is Tree {
  return typeof node === 'object' && node !== null;
}

/** Whether a node is of one of some types. */
export function isOf<T extends Tree['type']>(
  node: Draft<Node> | undefined,
  ...types: readonly T[]
): node is TreeOf<T> {
  return isTree(node) && (types as readonly string[]).includes(node.type);
}

const CONSTANTS = ['decimal', 'date', 'instant', 'period', 'integer'];

/** Whether a node is a constant. `date` is both a constant and a part of the clock. */
export function isLiteral(node: Draft<Node> | undefined): node is Literal {
  if (node === null || node === undefined) return false;
  if (!isTree(node)) return true;
  return CONSTANTS.includes(node.type) && 'value' in node && typeof node.value === 'string';
}

/** A part of the wall clock of a moment. */
export type Part = Extract<Tree, { type: ClockPart; of: Draft<Node> }>;

/** Whether a node is a part of the clock. `date` is also a constant. */
export function isPart(node: Draft<Node> | undefined): node is Part {
  return isOf(node, ...PARTS) && 'of' in node;
}

/** A name, by its dotted path. */
export function name(path: string[]): TreeOf<'name'> {
  return { type: 'name', path };
}

/** Whether everything is filled in. */
export function isComplete(node: unknown): boolean {
  if (node === null) return false;
  if (Array.isArray(node)) return node.every(isComplete);
  if (typeof node === 'object') return Object.values(node).every(isComplete);
  return true;
}
