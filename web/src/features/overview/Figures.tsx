/** How many, how much, since when: the figures at the top. */
import { Card, Col, Row, Statistic } from 'antd';

import { api, type Schema } from '~/api/client.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useFormat } from '~/ui/format.ts';

export type Totals = Schema['Fresh_Totals'];

interface Given {
  totals: Totals;
  segmentation: string | undefined;
}

export function Figures({ totals, segmentation }: Given) {
  const { text, language } = useLanguage();
  const { number, money, day } = useFormat();
  const value = useBreakdown(segmentation).data?.value;
  const worth = value && {
    title: titleOf({ name: text('overview-value'), title: value.title }, language),
    value: value.money ? money(value.total) : number(Number(value.total)),
  };
  const since = totals.first && {
    title: text('overview-since'),
    value: text('overview-from-to', {
      from: day(totals.first),
      to: totals.last ? day(totals.last) : '',
    }),
    small: true,
  };
  const figures = [
    { title: text('ui-count'), value: number(totals.customers) },
    { title: text('overview-events'), value: number(totals.events) },
    worth,
    since,
  ].filter((figure) => !!figure);
  return (
    <Card size="small">
      <Row gutter={[16, 8]}>
        {figures.map((figure) => (
          <Col key={figure.title} xs={12} md={'small' in figure ? 9 : 5}>
            <Statistic
              title={figure.title}
              value={figure.value}
              styles={{ content: { fontSize: 'small' in figure ? 16 : 24, lineHeight: '32px' } }}
            />
          </Col>
        ))}
      </Row>
    </Card>
  );
}

/** How a segmentation divides the customers now. */
export function useBreakdown(segmentation: string | undefined) {
  return api.useQuery(
    'get',
    '/api/v1/breakdown/{segmentation}',
    { params: { path: { segmentation: segmentation ?? '' } } },
    { enabled: segmentation !== undefined, staleTime: 30_000 },
  );
}
