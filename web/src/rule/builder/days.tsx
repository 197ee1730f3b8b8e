/** Inputs of days. Calendars are large, so they come when a rule names a day. */
import { Input } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';

import type { DayGiven, DaysGiven } from './calendars.tsx';

const load = () => import('./calendars.tsx');
const Day = lazy(async () => ({ default: (await load()).DayInput }));
const Instant = lazy(async () => ({ default: (await load()).InstantInput }));
const Days = lazy(async () => ({ default: (await load()).DaysInput }));

function Coming({ width, children }: { width: number; children: ReactNode }) {
  return <Suspense fallback={<Input disabled style={{ width }} />}>{children}</Suspense>;
}

/** A day, `2026-03-01`. */
export function DayInput(given: DayGiven) {
  return (
    <Coming width={130}>
      <Day {...given} />
    </Coming>
  );
}

/** An instant, shown on the clock of the workspace. */
export function InstantInput(given: DayGiven) {
  return (
    <Coming width={180}>
      <Instant {...given} />
    </Coming>
  );
}

/** From a day to a day, both of which count. */
export function DaysInput(given: DaysGiven) {
  return (
    <Coming width={250}>
      <Days {...given} />
    </Coming>
  );
}
