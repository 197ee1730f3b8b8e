/** Who moved from group to group, and whether that is good news. */

export interface Movement {
  from: string;
  to: string;
  customers: number;
  /** Only where the order of the groups says so. */
  news: 'better' | 'worse' | undefined;
}

interface Matrix {
  labels: string[];
  /** `matrix[a][b]`: customers who were at `a` and are at `b`. */
  matrix: number[][];
}

/** The largest movements between groups, largest first. `rank`: how good a group is. */
export function largestMovements(
  { labels, matrix }: Matrix,
  rank: (label: string) => number | undefined,
  most: number,
): Movement[] {
  const all = labels.flatMap((from, a) =>
    labels.map((to, b) => ({ from, to, customers: matrix[a]?.[b] ?? 0, stays: a === b })),
  );
  return all
    .filter(({ customers, stays }) => customers > 0 && !stays)
    .sort((a, b) => b.customers - a.customers)
    .slice(0, most)
    .map(({ from, to, customers }) => ({ from, to, customers, news: news(rank(from), rank(to)) }));
}

function news(from: number | undefined, to: number | undefined): Movement['news'] {
  if (from === undefined || to === undefined || from === to) return undefined;
  return to > from ? 'better' : 'worse';
}

/** How many customers changed their group. */
export function movedCustomers({ labels, matrix }: Matrix): number {
  return labels.reduce(
    (sum, _, a) =>
      sum + (matrix[a] ?? []).reduce((row, count, b) => (a === b ? row : row + count), 0),
    0,
  );
}

/** Of the stages of a lifecycle, in the order of the definition: potential, lost, declining, new, returned, mature, growing. */
const STAGES = [undefined, 0, 1, 2, 2, 3, 3];

/**
 * How good each group is, where the method of a segmentation says so; nothing else is judged.
 * `labels` are in the order of the definition, `reserved` those for who cannot be judged.
 */
export function ranks(
  method: string,
  spec: Record<string, unknown>,
  labels: string[],
  reserved: string[],
): (label: string) => number | undefined {
  const isPreset = typeof spec.labels === 'string' || spec.labels === undefined;
  const best = method === 'abc' || (method === 'rfm' && isPreset) ? -1 : 1;
  const isOrdered = best === -1 || method === 'scorecard';
  return (label) => {
    const place = labels.indexOf(label);
    if (place < 0) return undefined;
    if (method === 'lifecycle') return STAGES[place];
    return isOrdered && !reserved.includes(label) ? best * place : undefined;
  };
}

const WEEK = 7 * 86_400_000;

/** The day a week before an instant on the clocks of a time zone, `2026-03-25`. */
export function weekBefore(now: string, timeZone: string): string {
  const before = new Date(new Date(now).getTime() - WEEK);
  // Swedish writes days the way ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(before);
}
