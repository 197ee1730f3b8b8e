/** What the groups of segmentations are called in the reader's language. */
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';

import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';

import { api } from './client.ts';

/** What rules can speak of: events, attributes, definitions with their labels. */
export const VOCABULARY = api.queryOptions('get', '/api/v1/schema', {}, { staleTime: 60_000 });

/** What rules can speak of, as far as it is known. */
export function useVocabulary() {
  return useQuery(VOCABULARY);
}

/** Gives the title of a label of a saved segmentation; the label while that is not known. */
export function useLabelTitle(segmentation: string | undefined): (label: string) => string {
  const { language } = useLanguage();
  const { data } = useVocabulary();
  const found = data?.segmentations.find(({ name }) => name === segmentation);
  return useCallback(
    (label) => {
      const word = found?.labels.find(({ name }) => name === label);
      return word ? titleOf(word, language) : label;
    },
    [found, language],
  );
}
