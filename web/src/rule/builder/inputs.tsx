/** The small inputs of conditions: numbers, periods, days. */
import { DatePicker, InputNumber, Select, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

import { useWorkspace } from '~/api/workspace.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import { type Period, type Unit, UNITS } from '../tree/windows.ts';

dayjs.extend(utc);
dayjs.extend(timezone);

interface NumberGiven {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  /** Whole numbers only. */
  whole?: boolean;
  suffix?: string;
  width?: number;
}

export function NumberInput({ label, value, onChange, whole, width = 84, ...rest }: NumberGiven) {
  return (
    <InputNumber
      aria-label={label}
      placeholder={label}
      value={value}
      status={value === null ? 'warning' : ''}
      controls={false}
      {...(whole && { precision: 0 })}
      {...rest}
      onChange={(given) => onChange(given === null ? null : Number(given))}
      style={{ width }}
    />
  );
}

/** A share of all, asked for in per cent. */
export function ShareInput({ label, value, onChange }: NumberGiven) {
  const shown = value === null ? null : Math.round(value * 1_000_000) / 10_000;
  const change = (given: number | null) => onChange(given === null ? null : given / 100);
  return <NumberInput label={label} value={shown} onChange={change} min={0} max={100} suffix="%" />;
}

interface PeriodGiven {
  label: string;
  value: Period;
  onChange: (value: Period) => void;
  /** Nothing shorter than a day. */
  days?: boolean;
}

export function PeriodInput({ label, value, onChange, days = false }: PeriodGiven) {
  const text = useText();
  const offered: Unit[] = UNITS.filter((unit) => !days || !['m', 'h'].includes(unit));
  const units = offered.includes(value.unit) ? offered : [...offered, value.unit];
  return (
    <Space.Compact>
      <InputNumber
        aria-label={label}
        value={value.count}
        min={1}
        precision={0}
        controls={false}
        onChange={(count) => count !== null && onChange({ ...value, count })}
        style={{ width: 64 }}
      />
      <Select<Unit>
        aria-label={text('segments-unit')}
        value={value.unit}
        popupMatchSelectWidth={false}
        options={units.map((unit) => ({
          value: unit,
          label: text(`segments-unit-${unit}` as MessageId),
        }))}
        onChange={(unit) => onChange({ ...value, unit })}
      />
    </Space.Compact>
  );
}

interface DayGiven {
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
      format="YYYY-MM-DD HH:mm"
      aria-label={label}
      placeholder={label}
      value={value ? dayjs(value).tz(time_zone) : null}
      status={value === null ? 'warning' : ''}
      onChange={change}
    />
  );
}
