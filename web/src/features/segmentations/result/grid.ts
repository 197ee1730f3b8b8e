/** The grid of scores as the page shows it: three scores folded to two, ranges in words. */
import type { Schema } from '~/api/client.ts';
import type { Title } from '~/api/definition.ts';

/** Sums over some customers: amounts are decimals as text. */
interface Sums {
  customers: number;
  share: number;
  value: string | null;
  value_share: number | null;
  average: string | null;
}

/** A segmentation at one instant: its labels, and the cells of its scores. */
export interface Breakdown extends Omit<Schema['Breakdown'], 'cells' | 'labels'> {
  labels: (Sums & { label: string; title: Title; reserved: boolean })[];
  cells: (Sums & { label: string; scores: number[] })[];
}
export type Dimension = Breakdown['dimensions'][number];
type Cell = Breakdown['cells'][number];

export type Measure = 'customers' | 'value' | 'average';

/** A cell of two scores, whatever the third one is. */
export interface Folded {
  row: number;
  column: number;
  customers: number;
  value: number;
  /** Labels in it, the largest first; of an empty cell those it could have. */
  labels: string[];
}

/** Folds the cells to two dimensions, by their names. */
export function fold(
  { dimensions, cells }: Pick<Breakdown, 'dimensions' | 'cells'>,
  row: string,
  column: string,
): Map<string, Folded> {
  const [rowAt, columnAt] = [row, column].map((axis) =>
    dimensions.findIndex(({ name }) => name === axis),
  ) as [number, number];
  const found = new Map<string, Folded & { sizes: Map<string, number> }>();
  for (const cell of cells) {
    const [of, on] = [cell.scores[rowAt] ?? 0, cell.scores[columnAt] ?? 0];
    const key = cellKey(of, on);
    const folded = found.get(key) ?? {
      row: of,
      column: on,
      customers: 0,
      value: 0,
      labels: [],
      sizes: new Map<string, number>(),
    };
    found.set(key, folded);
    add(folded, cell);
  }
  for (const folded of found.values()) folded.labels = bySize(folded.sizes);
  return found;
}

function add(folded: Folded & { sizes: Map<string, number> }, cell: Cell) {
  folded.customers += cell.customers;
  folded.value += Number(cell.value ?? 0);
  folded.sizes.set(cell.label, (folded.sizes.get(cell.label) ?? 0) + cell.customers);
}

/** Those with customers, the largest first; all of them when none has any. */
function bySize(sizes: Map<string, number>): string[] {
  const sorted = [...sizes].sort(([, a], [, b]) => b - a);
  const peopled = sorted.filter(([, size]) => size > 0);
  return (peopled.length ? peopled : sorted).map(([label]) => label);
}

export const cellKey = (row: number, column: number) => `${row}:${column}`;

/** What a cell shows by a measure; nothing where there is nobody to take a mean of. */
export function measured(cell: Folded, measure: Measure): number | null {
  if (measure === 'customers') return cell.customers;
  if (measure === 'value') return cell.value;
  return cell.customers === 0 ? null : cell.value / cell.customers;
}

/** The values that earn a score: above `low`, up to `high`; open where there is no end. */
export interface Range {
  low: Quantity | undefined;
  high: Quantity | undefined;
}

export type Quantity = { days: number } | { number: number } | { text: string };

/** The range of a score; nothing while there are no cuts. */
export function rangeOf({ cuts, bins, descending }: Dimension, score: number): Range | undefined {
  if (cuts.length === 0) return undefined;
  const quantities = cuts.map(quantityOf);
  const place = descending ? bins - score : score - 1;
  return { low: quantities[place - 1], high: quantities[place] };
}

/**
 * The whole numbers of a range of counts, both ends included: above 2 up to 5 is 3 to 5. Nothing
 * when the ends are no whole numbers.
 */
export function countsOf({
  low,
  high,
}: Range): { from: number; to: number | undefined } | undefined {
  const whole = (quantity: Quantity | undefined) =>
    quantity && 'number' in quantity && Number.isInteger(quantity.number)
      ? quantity.number
      : undefined;
  if (low !== undefined && whole(low) === undefined) return undefined;
  if (high !== undefined && whole(high) === undefined) return undefined;
  return { from: (whole(low) ?? -1) + 1, to: whole(high) };
}

const DAY = 86_400_000;

/** A cut as the API writes it: `1163694000ms`, `131.2`, or a number. */
export function quantityOf(cut: unknown): Quantity {
  if (typeof cut === 'number') return { number: cut };
  const text = String(cut);
  const period = /^(-?\d+)ms$/.exec(text);
  if (period) return { days: Number(period[1]) / DAY };
  return /^-?\d+(\.\d+)?$/.test(text) ? { number: Number(text) } : { text };
}
