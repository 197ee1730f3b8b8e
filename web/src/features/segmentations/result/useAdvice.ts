/** What somebody wrote down to do with the groups of a segmentation. */
import { useQueries } from '@tanstack/react-query';

import { api } from '~/api/client.ts';
import type { Saved, Title } from '~/api/definition.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';

interface StrategySpec {
  for: { segmentation?: string; label?: string; segment?: string }[];
  advice: Title | string;
}

/** Advice by label. */
export function useAdvice(segmentation: string): ReadonlyMap<string, string[]> {
  const { language } = useLanguage();
  const list = api.useQuery('get', '/api/v1/definitions', {
    params: { query: { kind: 'Strategy', limit: 200 } },
  });
  const strategies = useQueries({
    queries: (list.data?.items ?? []).map(({ name }) =>
      api.queryOptions('get', '/api/v1/definitions/{kind}/{name}', {
        params: { path: { kind: 'Strategy', name } },
      }),
    ),
  });
  const advice = new Map<string, string[]>();
  for (const { data } of strategies) {
    const spec = (data as unknown as Saved<StrategySpec> | undefined)?.definition.spec;
    for (const target of spec?.for ?? []) {
      if (target.segmentation !== segmentation || target.label === undefined || !spec) continue;
      const said =
        typeof spec.advice === 'string'
          ? spec.advice
          : titleOf({ name: '', title: spec.advice }, language);
      advice.set(target.label, [...(advice.get(target.label) ?? []), said]);
    }
  }
  return advice;
}
