/** Groups laid over each other, and what each combination of them is called. */
import { useCallback, useMemo } from 'react';

import type { Schema } from '~/api/client.ts';
import type { Text } from '~/messages/catalogue.ts';
import type { Language } from '~/messages/language.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import type { Sheet } from '~/ui/sheet.ts';

export type Overlap = Schema['Overlap'];
export type Region = Schema['Region'];

export function titlesOf({ sets }: Overlap, language: Language): string[] {
  return sets.map((set) => titleOf({ ...set, name: set.name ?? set.rule }, language));
}

/** Gives what a combination is called. */
export function usePartName(overlap: Overlap): (part: Pick<Region, 'sets'>) => string {
  const { language, text } = useLanguage();
  const titles = useMemo(() => titlesOf(overlap, language), [overlap, language]);
  return useCallback(
    ({ sets }) =>
      sets.length === 0
        ? text('segments-overlap-none')
        : sets.map((set) => titles[set]).join(' ∩ '),
    [text, titles],
  );
}

/** Every combination with how many are in it. */
export function sheetOf({ regions }: Overlap, named: (part: Region) => string, text: Text): Sheet {
  return {
    head: [text('segments-overlap-groups'), text('ui-count')],
    rows: regions.map((region) => [named(region), region.customers]),
  };
}
