/** Days before another one. */
import dayjs from 'dayjs';

export const STEPS = ['week', 'month', 'quarter', 'year'] as const;
export type Step = (typeof STEPS)[number];

/** The day so long before another one. */
export function before(day: string, step: Step): string {
  const then = step === 'quarter' ? dayjs(day).subtract(3, 'month') : dayjs(day).subtract(1, step);
  return then.format('YYYY-MM-DD');
}
