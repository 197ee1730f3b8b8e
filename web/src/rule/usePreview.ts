/** What a rule catches while it is being built. */
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';

import { api, type Schema } from '~/api/client.ts';

import { groupOf } from './tree/groups.ts';
import type { Sent } from './tree/sent.ts';

export type Preview = Schema['PreviewAnswer'];

export function usePreview(sent: Sent, against: string | undefined, isSound = true) {
  const tree = sent.tree as unknown as Record<string, never> | null;
  return api.useQuery(
    'post',
    '/api/v1/preview',
    { body: { tree, ...(against !== undefined && { against }) } },
    { enabled: tree !== null && isSound, placeholderData: keepPreviousData, retry: false },
  );
}

/** The count of each row of the builder. */
export function useRowCounts(sent: Sent, preview: Preview | undefined): Map<string, number> {
  return useMemo(() => {
    const counts = new Map<string, number>();
    if (!preview || sent.rows.length !== preview.conditions.length) return counts;
    preview.conditions.forEach(({ count }, index) => {
      const row = sent.rows[index];
      if (row) counts.set(row, count);
    });
    // A rule of one condition is counted as a whole.
    if (sent.tree !== null && !groupOf(sent.tree)) counts.set('0', preview.count);
    return counts;
  }, [sent, preview]);
}
