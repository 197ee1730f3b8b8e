/** The division that can be had with one click: RFM over the orders that are there. */
import type { Schema } from '~/api/client.ts';
import type { Definition } from '~/api/definition.ts';

const MONEY = ['decimal', 'integer', 'float'];

/** The event that says who bought for how much; `order` before others. */
export function purchases(events: Schema['EventWord'][]): string | undefined {
  const paid = events.filter(({ properties }) =>
    properties.some(({ name, type }) => name === 'amount' && MONEY.includes(type ?? '')),
  );
  const names = paid.map(({ name }) => name).filter((name) => name !== 'refund');
  return names.includes('order') ? 'order' : names[0];
}

/**
 * Six groups by when, how often and for how much people bought, over all that is known. `outside` is
 * what those are called who never did.
 */
export function presetFor(event: string, outside: string): Definition {
  return {
    apiVersion: 'fenqun/v1',
    kind: 'Segmentation',
    metadata: {
      name: 'rfm',
      title: { zh: '客户价值（RFM 六类）', en: 'Customer value (RFM in six groups)' },
    },
    spec: {
      method: 'rfm',
      recency: `since(last(${event}))`,
      frequency: `count(${event})`,
      monetary: `sum(${event}.amount)`,
      population: `did(${event})`,
      scores: { by: 'quantile', bins: 5 },
      labels: 'preset/rfm-6',
      outside: { label: outside, title: { zh: '未购买', en: 'Never bought' } },
      refit: { every: 'quarter' },
    },
  };
}
