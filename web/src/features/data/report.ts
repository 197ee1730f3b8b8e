/** The numbers of a quality report, as `fenqun import --format json` gives them. */

export interface NumberFacts {
  /** Value and how often it is there. */
  min: [string, number];
  max: [string, number];
  sampled: number;
  values: number;
  outliers: number;
  fences: [string, string];
}

export interface ColumnFacts {
  name: string;
  missing: number;
  distinct: number;
  distinct_at_least: boolean;
  numbers: NumberFacts | null;
}

export interface Quality {
  rows: number;
  rejected: { code: string; detail: string; rows: number }[];
  events: Record<string, number>;
  amounts: Record<string, string>;
  attribute_rows: number;
  duplicates: number;
  duplicate_lines: number;
  returns: number;
  negative: number;
  invalid_identifiers: Record<string, number>;
  collisions: number;
  times: [number, number] | null;
  columns: ColumnFacts[];
}

export interface Report {
  source: string;
  mapping: string;
  already_done: boolean;
  files: { file: string; already_done: boolean; quality: Quality }[];
  fitted_before: string[];
}

/** The report of an import that is done; nothing before. */
export function reportOf(report: unknown): Report | undefined {
  const known = report as Partial<Report> | null;
  return known?.files ? (known as Report) : undefined;
}

export function rejectedRows(quality: Quality): number {
  return quality.rejected.reduce((sum, { rows }) => sum + rows, 0);
}

export function eventsOf(quality: Quality): number {
  return Object.values(quality.events).reduce((sum, count) => sum + count, 0);
}

/** Columns of the file; those that begin with `=` were worked out. */
export function ownColumns(quality: Quality): ColumnFacts[] {
  return quality.columns.filter(({ name }) => !name.startsWith('= '));
}
