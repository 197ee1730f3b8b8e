/** When cuts are to be taken from the data again. */
import type { Refit } from '../specs.ts';

const MONTHS: Record<Refit['every'], number> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

/**
 * Whether a fit is older than the month, quarter, half-year or year that a day lies in, as the
 * server sees it. Both are local days, `2026-03-31`. Never without a rhythm.
 */
export function isDue(fitted: string, today: string, refit: Refit | undefined): boolean {
  return refit !== undefined && fitted < startOf(today, MONTHS[refit.every]);
}

/** The first day of the stretch of so many months, counted from January, that a day lies in. */
function startOf(day: string, months: number): string {
  const [year = '', month = '1'] = day.split('-');
  const first = Math.floor((Number(month) - 1) / months) * months + 1;
  return `${year}-${String(first).padStart(2, '0')}-01`;
}
