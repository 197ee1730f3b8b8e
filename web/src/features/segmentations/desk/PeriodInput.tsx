/** A period such as `30d`: a number and its unit. */
import { InputNumber, Select, Space } from 'antd';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

const UNITS = ['d', 'w', 'mo', 'y'] as const;

/** The parts of a period; of one with a unit that is not offered, nothing. */
export function periodOf(text: string): { count: number; unit: string } | undefined {
  const [, count, unit] = /^(\d+)(d|w|mo|y)$/.exec(text.trim()) ?? [];
  return count && unit ? { count: Number(count), unit } : undefined;
}

interface Given {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export function PeriodInput({ id, label, value, onChange }: Given) {
  const text = useText();
  const { count, unit } = periodOf(value) ?? { count: 30, unit: 'd' };
  return (
    <Space.Compact>
      <InputNumber
        id={id}
        min={1}
        max={9999}
        precision={0}
        value={count}
        onChange={(next) => next && onChange(`${next}${unit}`)}
        style={{ width: 90 }}
      />
      <Select
        aria-label={text('segmentations-unit-of', { label })}
        value={unit}
        onChange={(next: string) => onChange(`${count}${next}`)}
        options={UNITS.map((one) => ({
          value: one,
          label: text(`segmentations-unit-${one}` as MessageId),
        }))}
        style={{ width: 100 }}
      />
    </Space.Compact>
  );
}
