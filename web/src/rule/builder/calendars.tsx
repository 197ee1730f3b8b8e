/** Inputs with a calendar. Days come into play through `days.tsx`, which loads them when needed. */
import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

import { useWorkspace } from '~/api/workspace.ts';

dayjs.extend(utc);
dayjs.extend(timezone);

export interface DayGiven {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A day, `2026-03-01`. */
export function DayInput({ label, value, onChange }: DayGiven) {
  return (
    <DatePicker
      aria-label={label}
      placeholder={label}
      value={value ? dayjs(value) : null}
      status={value === null ? 'warning' : ''}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
    />
  );
}

/** An instant, shown on the clock of the workspace. */
export function InstantInput({ label, value, onChange }: DayGiven) {
  const { time_zone } = useWorkspace();
  const change = (at: Dayjs | null) => {
    const local = at?.format('YYYY-MM-DDTHH:mm');
    onChange(local ? dayjs.tz(local, time_zone).toISOString() : null);
  };
  return (
    <DatePicker
      showTime={{ format: 'HH:mm' }}
      // What is typed counts when somebody goes on, as in every other input.
      needConfirm={false}
      format="YYYY-MM-DD HH:mm"
      aria-label={label}
      placeholder={label}
      value={value ? dayjs(value).tz(time_zone) : null}
      status={value === null ? 'warning' : ''}
      onChange={change}
    />
  );
}

export interface DaysGiven {
  label: string;
  first: string;
  last: string;
  onChange: (first: string, last: string) => void;
}

/** From a day to a day, both of which count. */
export function DaysInput({ label, first, last, onChange }: DaysGiven) {
  return (
    <DatePicker.RangePicker
      aria-label={label}
      allowClear={false}
      value={[dayjs(first), dayjs(last)]}
      // At each day that is picked or typed: one of the two may be all that somebody changes.
      onCalendarChange={([from, to]) => {
        if (from && to) onChange(from.format('YYYY-MM-DD'), to.format('YYYY-MM-DD'));
      }}
    />
  );
}
