/** How many are better off than before, worse off, where they were. */
import { Card, Col, Row, Statistic } from 'antd';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';

import { type Flows, type Ranks, summaryOf, totalsOf } from './flows.ts';

export function InShort({ flows, ranks }: { flows: Flows; ranks: Ranks | undefined }) {
  const text = useText();
  const { number, share } = useFormat();
  const { all, stayed } = totalsOf(flows);
  const parts = ranks
    ? Object.entries(summaryOf(flows, ranks)).filter(([part, count]) => part !== 'other' || count)
    : [
        ['moved', all - stayed],
        ['stayed', stayed],
      ];
  return (
    <Row gutter={[16, 16]}>
      {(parts as [string, number][]).map(([part, count]) => (
        <Col key={part} xs={12} lg={6}>
          <Card size="small">
            <section aria-label={text(`migration-part-${part}` as MessageId)}>
              <Statistic
                title={text(`migration-part-${part}` as MessageId)}
                value={count}
                formatter={() => `${number(count)} · ${share(all ? count / all : 0)}`}
              />
            </section>
          </Card>
        </Col>
      ))}
    </Row>
  );
}
