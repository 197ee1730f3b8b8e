/** A score, and which values earn it, in words. */
import { Typography } from 'antd';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';

import { countsOf, type Dimension, type Quantity, type Range, rangeOf } from './grid.ts';

interface Given {
  dimension: Dimension;
  score: number;
  /** Values of money are written as money. */
  money: boolean | undefined;
}

/** Dimensions that hold what the value of the segmentation is. */
const VALUES = ['m', 'value'];

export function RangeText({ dimension, score, money }: Given) {
  const text = useText();
  const format = useFormat();
  const range = rangeOf(dimension, score);
  const level = dimension.bins <= 3;
  const write = (quantity: Quantity) => {
    if ('days' in quantity) return text('segmentations-days', { count: Math.round(quantity.days) });
    if ('text' in quantity) return quantity.text;
    const { number } = quantity;
    const rounded = Math.round(number * 100) / 100;
    return money && VALUES.includes(dimension.name) ? format.money(number) : format.number(rounded);
  };
  return (
    <>
      <strong>
        {level
          ? text(`segmentations-level-${dimension.bins}-${score}` as MessageId)
          : `${dimension.name.toUpperCase()}${score}`}
      </strong>
      {range && (
        <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12 }}>
          {(dimension.name === 'f' && counted(range, format.number)) || between(range, write)}
        </Typography.Text>
      )}
    </>
  );
}

/** A range of counts, where it is one: `3 – 5`, `≥ 8`. */
function counted(range: Range, write: (count: number) => string): string | undefined {
  const counts = countsOf(range);
  if (!counts) return undefined;
  const { from, to } = counts;
  if (to === undefined) return `≥ ${write(from)}`;
  return from >= to ? write(to) : `${write(from)} – ${write(to)}`;
}

/** A range by its ends. */
function between({ low, high }: Range, write: (quantity: Quantity) => string): string {
  if (low && high) {
    const start = 'days' in low ? String(Math.round(low.days)) : write(low);
    return `${start} – ${write(high)}`;
  }
  if (high) return `≤ ${write(high)}`;
  return low ? `> ${write(low)}` : '';
}
