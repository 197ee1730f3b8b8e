/** Days before now, in the workspace's time zone. */
import dayjs from 'dayjs';

/** The local day of an instant, `2026-03-31`; of a day itself. */
export function dayOf(instant: string, timeZone: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(instant)) return instant;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return format.format(new Date(instant));
}

export const STEPS = ['week', 'month', 'quarter', 'year'] as const;
export type Step = (typeof STEPS)[number];

/** The day so long before another one. */
export function before(day: string, step: Step): string {
  const then = step === 'quarter' ? dayjs(day).subtract(3, 'month') : dayjs(day).subtract(1, step);
  return then.format('YYYY-MM-DD');
}
