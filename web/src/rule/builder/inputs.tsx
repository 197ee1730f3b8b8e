/** The small inputs of conditions: numbers and periods. */
import { InputNumber, Select, Space } from 'antd';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import { type Period, type Unit, UNITS } from '../tree/windows.ts';

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
