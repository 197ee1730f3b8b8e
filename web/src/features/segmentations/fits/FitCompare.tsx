/** Whom the step from one fit to another moves. */
import { Card, Flex, Select } from 'antd';

import { api, type Schema } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import { FlowSummary } from './FlowSummary.tsx';

export function FitCompare({ name, fits }: { name: string; fits: Schema['FitListing'][] }) {
  const text = useText();
  const { day } = useFormat();
  const [after, setAfter] = useUrlState('fit', String(fits[0]?.number));
  const [before, setBefore] = useUrlState('fit-before', String(fits[1]?.number));
  const query = api.useQuery('get', '/api/v1/fits/{segmentation}/compare', {
    params: {
      path: { segmentation: name },
      query: { from: Number(before), to: Number(after) },
    },
  });
  const options = fits.map(({ number, as_of }) => ({
    value: String(number),
    label: `#${number} · ${day(as_of)}`,
  }));
  const choice = (label: string, value: string, set: (value: string) => void) => (
    <Select aria-label={label} value={value} options={options} onChange={(next) => set(next)} />
  );
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{text('segmentations-fit-compare')}</h2>}>
      <Flex wrap gap={8} align="center" style={{ marginBottom: 12 }}>
        {choice(text('segmentations-fit-before'), before, setBefore)}
        <span aria-hidden>→</span>
        {choice(text('segmentations-fit-after'), after, setAfter)}
      </Flex>
      <Loaded query={query}>
        {(flows) => <FlowSummary flows={flows} title={text('segmentations-moves')} />}
      </Loaded>
    </Card>
  );
}
