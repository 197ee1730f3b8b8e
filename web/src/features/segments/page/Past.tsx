/** How many customers a rule would have caught over the past year. */
import { keepPreviousData } from '@tanstack/react-query';
import { Empty } from 'antd';
import dayjs from 'dayjs';

import { api } from '~/api/client.ts';
import { useWorkspace } from '~/api/workspace.ts';
import { useText } from '~/messages/Messages.tsx';
import { Chart } from '~/ui/Chart.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { useDebounced } from '~/ui/useDebounced.ts';

/** How long the rule must rest before its year is evaluated, in milliseconds. */
const REST = 600;

export function Past({ rule }: { rule: string | null }) {
  const text = useText();
  const { day, number } = useFormat();
  const { now } = useWorkspace();
  const settled = useDebounced(rule, REST);
  const from = dayjs(now).subtract(1, 'year').format('YYYY-MM-DD');
  const history = api.useQuery(
    'post',
    '/api/v1/history',
    { body: { rule: settled, from, step: '1mo' } },
    { enabled: settled !== null, placeholderData: keepPreviousData, retry: false },
  );
  if (settled === null) return <Empty description={text('segments-past-empty')} />;
  return (
    <Loaded query={history}>
      {({ points }) => {
        const days = points.map(({ as_of }) => day(as_of));
        const sizes = points.map((point) => point.sizes[0] ?? 0);
        const rows = days.map((one, index) => [one, sizes[index] ?? 0]);
        return (
          <Chart
            title={text('segments-past-title')}
            height={240}
            sheet={{ head: [text('segments-day'), text('ui-count')], rows }}
            option={{
              grid: { left: 12, right: 16, top: 16, bottom: 8, outerBoundsMode: 'same' },
              tooltip: { trigger: 'axis', valueFormatter: (size: number) => number(size) },
              xAxis: { type: 'category', data: days, boundaryGap: false },
              yAxis: { type: 'value', minInterval: 1 },
              series: [
                {
                  type: 'line',
                  name: text('ui-count'),
                  data: sizes,
                  areaStyle: { opacity: 0.12 },
                  symbolSize: 6,
                },
              ],
            }}
          />
        );
      }}
    </Loaded>
  );
}
