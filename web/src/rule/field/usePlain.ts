/** A rule in plain words, as it is being typed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { server } from '~/api/client.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { useDebounced } from '~/ui/useDebounced.ts';

export interface Plain {
  /** What it says; nothing when it cannot be read. */
  words: string | undefined;
  /** Why it cannot be read. */
  wrong: string | undefined;
}

/** Says a rule in plain words, or what is wrong with it; says nothing of no rule. */
export function usePlain(rule: string): Plain {
  const { language } = useLanguage();
  const asked = useDebounced(rule.trim(), 150);
  const { data } = useQuery({
    queryKey: ['plain', asked, language],
    enabled: asked !== '',
    queryFn: async ({ signal }) => {
      const { data: parsed } = await server.POST('/api/v1/rules/parse', {
        body: { rule: asked },
        signal,
      });
      return parsed ?? null;
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  if (asked === '' || !data) return { words: undefined, wrong: undefined };
  return { words: data.plain ?? undefined, wrong: data.problems[0]?.title };
}
