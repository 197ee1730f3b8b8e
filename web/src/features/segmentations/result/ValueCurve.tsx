/** How few customers bring how much: the curve behind ABC, with where the classes end. */
import { api } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';
import { Chart } from '~/ui/Chart.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { BRAND } from '~/ui/palette.ts';

import { curveOption } from './curve.ts';

export function ValueCurve({ name }: { name: string }) {
  const text = useText();
  const { number, share } = useFormat();
  const query = api.useQuery('get', '/api/v1/curve/{segmentation}', {
    params: { path: { segmentation: name } },
  });
  return (
    <Loaded query={query}>
      {(curve) => (
        <Chart
          title={text('segmentations-curve')}
          height={300}
          option={curveOption(curve, {
            colour: BRAND,
            share,
            point: (customers, value) => text('segmentations-curve-point', { customers, value }),
          })}
          sheet={{
            head: [
              text('ui-count'),
              text('segmentations-curve-customers'),
              text('segmentations-curve-value'),
            ],
            rows: curve.points.map((point) => [
              number(point.customers),
              share(point.customer_share),
              share(point.value_share),
            ]),
          }}
        />
      )}
    </Loaded>
  );
}
