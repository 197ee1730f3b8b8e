import { Col, Flex, Row } from 'antd';

import { api } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { Page } from '~/ui/Page.tsx';

import { Attention } from './Attention.tsx';
import { Figures, type Totals } from './Figures.tsx';
import { GroupSizes } from './GroupSizes.tsx';
import { Movements } from './Movements.tsx';
import { SegmentSizes } from './SegmentSizes.tsx';
import { useChosen } from './useChosen.ts';
import { Welcome } from './Welcome.tsx';

export function OverviewPage() {
  const text = useText();
  const { instant } = useFormat();
  const totals = api.useQuery('get', '/api/v1/statistics');
  const at = totals.data && instant(totals.data.as_of);
  return (
    <Page title={text('nav-overview')} what={at && text('ui-as-of', { at })}>
      <Loaded query={totals}>{(data) => <Content totals={data} />}</Loaded>
    </Page>
  );
}

function Content({ totals }: { totals: Totals }) {
  const chosen = useChosen();
  if (totals.customers === 0) return <Welcome customers={0} />;
  return (
    <Loaded query={chosen.list}>
      {() => (
        <Flex vertical gap={16}>
          <Figures totals={totals} segmentation={chosen.name} />
          {chosen.name === undefined ? (
            <Welcome customers={totals.customers} />
          ) : (
            <Standing chosen={chosen} name={chosen.name} now={totals.as_of} />
          )}
        </Flex>
      )}
    </Loaded>
  );
}

interface StandingGiven {
  chosen: ReturnType<typeof useChosen>;
  name: string;
  now: string;
}

function Standing({ chosen, name, now }: StandingGiven) {
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} lg={15}>
        <Flex vertical gap={16}>
          <GroupSizes chosen={chosen} name={name} />
          <SegmentSizes />
        </Flex>
      </Col>
      <Col xs={24} lg={9}>
        <Flex vertical gap={16}>
          <Attention />
          <Movements name={name} now={now} />
        </Flex>
      </Col>
    </Row>
  );
}
