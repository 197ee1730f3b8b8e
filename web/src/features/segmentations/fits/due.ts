/** When cuts are to be taken from the data again. */
import type { Refit } from '../specs.ts';

const MONTHS: Record<Refit['every'], number> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

/** Whether a fit is older than its rhythm allows; never without a rhythm. */
export function isDue(fitted: string, now: string, refit: Refit | undefined): boolean {
  if (!refit) return false;
  const due = new Date(fitted);
  due.setUTCMonth(due.getUTCMonth() + MONTHS[refit.every]);
  return due < new Date(now);
}
