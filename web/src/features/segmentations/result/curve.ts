/** The value curve as a chart. */
import type { EChartsCoreOption } from 'echarts/core';

import type { Schema } from '~/api/client.ts';

type Curve = Pick<Schema['ValueCurve'], 'points' | 'cuts'>;

interface Words {
  colour: string;
  share: (value: number) => string;
  /** Says that so large a share of the customers brings so large a share of the value. */
  point: (customers: string, value: string) => string;
}

/** Shares of the value by shares of the customers, a line where each class ends. */
export function curveOption(
  { points, cuts }: Curve,
  { colour, share, point }: Words,
): EChartsCoreOption {
  const axis = { type: 'value', min: 0, max: 1, axisLabel: { formatter: share } };
  return {
    grid: { left: 8, right: 24, top: 28, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      formatter: (items: { data: [number, number] }[]) => {
        const [customers, value] = items[0]?.data ?? [0, 0];
        return point(share(customers), share(value));
      },
    },
    xAxis: axis,
    yAxis: axis,
    series: [
      {
        type: 'line',
        showSymbol: false,
        lineStyle: { color: colour, width: 3 },
        itemStyle: { color: colour },
        areaStyle: { color: colour, opacity: 0.12 },
        data: points.map(({ customer_share, value_share }) => [customer_share, value_share]),
        markLine: {
          symbol: 'none',
          data: cuts.map(({ label, customer_share }) => ({
            xAxis: customer_share,
            name: label,
            label: { formatter: `${label} ${share(customer_share)}` },
          })),
        },
      },
    ],
  };
}
