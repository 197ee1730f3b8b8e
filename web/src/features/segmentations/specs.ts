/** What a segmentation's spec holds, by method; `docs/language.md` says what it means. */
import type { Definition, Title } from '~/api/definition.ts';

import type { TitledLabel } from './titledLabel.ts';

/** A rule or value in the rule language. */
export type Rule = string;
/** A cut as written: a number, or a period such as `30d`. */
export type Bound = number | string;

export type ScoreBy = 'quantile' | 'threshold' | 'width' | 'linear' | 'ntile' | 'r-rfm';

export interface Refit {
  every: 'month' | 'quarter' | 'half-year' | 'year';
  approval?: boolean;
}

/** A label and the ranges of scores that it covers, such as `r: 4-5`; a score left out means any. */
export interface GridLabel {
  label: string;
  title?: Title;
  [score: string]: string | number | Title | undefined;
}

/** The name of a preset, or the table itself. */
export type Labels = string | GridLabel[];

interface Fitted {
  outside?: TitledLabel;
  refit?: Refit;
}

export interface RfmSpec extends Fitted {
  method: 'rfm';
  recency: Rule;
  frequency: Rule;
  monetary: Rule;
  population?: Rule;
  scores?: {
    by?: ScoreBy;
    bins?: number;
    r?: Bound[];
    f?: Bound[];
    m?: Bound[];
    weights?: [number, number, number];
  };
  labels?: Labels;
}

export interface AbcSpec extends Fitted {
  method: 'abc';
  value: Rule;
  cuts?: { a: number; b: number };
}

export interface Dimension {
  of: Rule;
  by?: ScoreBy;
  cuts?: Bound[];
}

export interface MatrixSpec extends Fitted {
  method: 'matrix';
  value: Dimension;
  potential: Dimension;
  levels?: 2 | 3;
  labels?: Labels;
}

export interface LifecycleSpec {
  method: 'lifecycle';
  event?: string;
  new_for?: string;
  mature_count?: number;
  mature_within?: string;
  declining_after?: string;
  lost_after?: string;
}

export interface BandsSpec extends Fitted {
  method: 'bands';
  value: Rule;
  by?: ScoreBy;
  cuts?: Bound[];
  labels: TitledLabel[];
}

export interface PointsRow {
  when: Rule;
  points: number;
}

export interface Criterion {
  name: string;
  weight?: number;
  points: PointsRow[];
}

export interface ScorecardSpec {
  method: 'scorecard';
  criteria: Criterion[];
  cuts: Bound[];
  labels: TitledLabel[];
}

export interface RuleLabel {
  label: string;
  title?: Title;
  when: Rule;
}

export interface RulesSpec {
  method: 'rules';
  labels: RuleLabel[];
  otherwise: TitledLabel;
}

export type Spec =
  RfmSpec | AbcSpec | MatrixSpec | LifecycleSpec | BandsSpec | ScorecardSpec | RulesSpec;
export type Method = Spec['method'];
export type Draft<S extends Spec = Spec> = Definition<S>;

/** In the order in which they are offered. */
export const METHODS: Method[] = [
  'rfm',
  'abc',
  'matrix',
  'lifecycle',
  'bands',
  'scorecard',
  'rules',
];

/** Whether the cuts of a segmentation come from the data, so that it has fits. */
export function hasFits(spec: Spec): boolean {
  switch (spec.method) {
    case 'rfm':
      return spec.scores?.by !== 'threshold';
    case 'matrix':
      return [spec.value, spec.potential].some(({ by }) => by !== 'threshold');
    case 'bands':
      return (spec.by ?? (spec.cuts?.length ? 'threshold' : 'quantile')) !== 'threshold';
    case 'abc':
      return true;
    default:
      return false;
  }
}

/** So many groups a team can still treat differently. */
const MANY = 6;

/** Whether there are more groups than a team can act on. Stages and own rules are as many as needed. */
export function isMany(method: string, groups: number): boolean {
  return groups > MANY && method !== 'rules' && method !== 'lifecycle';
}

/** How many conditions nobody has chosen yet, so that the model cannot be tried. */
export function unchosen(spec: Spec): number {
  const rules = (): { when: Rule }[] => {
    if (spec.method === 'rules') return spec.labels;
    return spec.method === 'scorecard' ? spec.criteria.flatMap(({ points }) => points) : [];
  };
  return rules().filter(({ when }) => when.trim() === '').length;
}

/** A copy without some fields. */
export function without<T extends object, K extends keyof T>(from: T, ...fields: K[]): Omit<T, K> {
  const kept = Object.entries(from).filter(([field]) => !fields.includes(field as K));
  return Object.fromEntries(kept) as Omit<T, K>;
}
