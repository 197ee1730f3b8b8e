/** When the cuts of a segmentation were last taken from the data, and whether that is long ago. */
import { Tag, Typography } from 'antd';

import { api } from '~/api/client.ts';
import { useDefinition } from '~/api/definition.ts';
import { useNow, useWorkspace } from '~/api/workspace.ts';
import { useText } from '~/messages/Messages.tsx';
import { dayOf } from '~/ui/days.ts';
import { useFormat } from '~/ui/format.ts';

import { hasFits, type Refit, type Spec } from '../specs.ts';
import { isDue } from './due.ts';

/** The newest fit of a segmentation; asks nothing when its cuts do not come from the data. */
export function useFits(name: string, limit: number) {
  const saved = useDefinition<Spec>('Segmentation', name);
  const spec = saved.data?.definition.spec;
  const fitted = spec !== undefined && hasFits(spec);
  const fits = api.useQuery(
    'get',
    '/api/v1/fits/{segmentation}',
    { params: { path: { segmentation: name }, query: { limit } } },
    { enabled: fitted },
  );
  const refit: Refit | undefined = spec && 'refit' in spec ? spec.refit : undefined;
  return { fits, fitted, refit };
}

export function LastFit({ name }: { name: string }) {
  const text = useText();
  const { day } = useFormat();
  const { fits, fitted, refit } = useFits(name, 1);
  const now = useNow();
  const { time_zone } = useWorkspace();
  if (!fitted)
    return <Typography.Text type="secondary">{text('segmentations-fixed')}</Typography.Text>;
  const last = fits.data?.items[0];
  if (!last)
    return <Typography.Text type="secondary">{text('segmentations-never-fitted')}</Typography.Text>;
  return (
    <>
      {day(last.as_of)}
      {now && isDue(dayOf(last.as_of, time_zone), dayOf(now, time_zone), refit) && (
        <div>
          <Tag>{text('segmentations-stale')}</Tag>
        </div>
      )}
    </>
  );
}
