/** Groups as bars, in their order. */
import { useLanguage } from '~/messages/Messages.tsx';
import { Chart } from '~/ui/Chart.tsx';
import { useFormat } from '~/ui/format.ts';

import type { Breakdown } from './grid.ts';
import type { OnPick } from './pick.ts';
import { useTitles } from './useTitles.ts';

interface Given {
  breakdown: Breakdown;
  onPick?: OnPick | undefined;
}

export function GroupBars({ breakdown, onPick }: Given) {
  const { text } = useLanguage();
  const { number, share } = useFormat();
  const { title, colour } = useTitles(breakdown);
  const { labels } = breakdown;
  const titles = labels.map(({ label }) => title(label));
  return (
    <Chart
      title={text('segmentations-sizes')}
      height={Math.max(160, 44 + labels.length * 34)}
      sheet={{
        head: [text('segmentations-group'), text('ui-count'), text('ui-share')],
        rows: labels.map((part, at) => [titles[at] ?? '', part.customers, share(part.share)]),
      }}
      {...(onPick && {
        onPick: ({ dataIndex }) => {
          const label = labels[dataIndex]?.label;
          if (label !== undefined) onPick({ label });
        },
      })}
      option={{
        tooltip: { trigger: 'item' },
        grid: { left: 8, right: 72, top: 4, bottom: 4, containLabel: true },
        xAxis: { type: 'value', show: false },
        yAxis: { type: 'category', data: titles, inverse: true, axisTick: { show: false } },
        series: [
          {
            type: 'bar',
            barMaxWidth: 22,
            data: labels.map(({ label, customers }) => ({
              value: customers,
              itemStyle: { color: colour(label), borderRadius: 3 },
            })),
            label: {
              show: true,
              position: 'right',
              formatter: ({ dataIndex }: { dataIndex: number }) => {
                const part = labels[dataIndex];
                return part ? `${number(part.customers)} · ${share(part.share)}` : '';
              },
            },
          },
        ],
      }}
    />
  );
}
