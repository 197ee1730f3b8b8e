/** What an unsaved segmentation would give, following its form as it changes. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';

import { type Schema, server } from '~/api/client.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { useDebounced } from '~/ui/useDebounced.ts';

import type { Breakdown } from '../result/grid.ts';
import { type Draft, unchosen } from '../specs.ts';

/** The division, and whom it moves compared with the saved one. */
export type Trial = Breakdown & { against: Moves | null };

/** Whom it moves, and some of them. */
export interface Moves extends Omit<Schema['Moves'], 'movers'> {
  movers: (Schema['CustomerRef'] & { from: string; to: string })[];
}

/** The newest answer, kept while the form is wrong, and what is wrong with it. */
export function useTrial(draft: Draft) {
  const { language } = useLanguage();
  const asked = useDebounced(JSON.stringify(draft), 150);
  const definition = useMemo(() => JSON.parse(asked) as Draft, [asked]);
  const query = useQuery({
    // What is not whole yet would only be refused.
    enabled: unchosen(definition.spec) === 0,
    queryKey: ['trial', asked, language],
    queryFn: async ({ signal }) => {
      const { data } = await server.POST('/api/v1/segmentation-preview', {
        body: { definition: definition as unknown as Record<string, never> },
        signal,
      });
      if (!data) throw new Error('the preview has no body');
      return data as Trial;
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const [last, setLast] = useState<Trial>();
  if (query.data && query.data !== last) setLast(query.data);
  const waiting = query.isFetching || JSON.stringify(draft) !== asked;
  // What is shown while something is not chosen yet is of the form as it was before.
  const open = unchosen(draft.spec);
  const error = open === 0 ? query.error : null;
  return { trial: query.data ?? last, error, waiting, unchosen: open };
}
