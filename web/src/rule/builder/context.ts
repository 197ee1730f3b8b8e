/** What every part of the builder knows: the words of the workspace, where it stands, the counts. */
import { createContext, useContext } from 'react';

import { useVocabulary } from '~/api/labels.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';

import { NOTHING, type Scope, type Vocabulary, type Word } from '../tree/names.ts';

/** Where a condition stands: in the rule, in the `where` of an event, or in that of its items. */
export const ScopeContext = createContext<Scope>({});

/** Customers who fulfil the condition of each row, by its place; empty where nobody counts. */
export const CountsContext = createContext<ReadonlyMap<string, number>>(new Map());

/** What rules can name; nothing while that is not known. */
export function useWords(): Vocabulary {
  return useVocabulary().data ?? NOTHING;
}

export function useScope(): Scope {
  return useContext(ScopeContext);
}

/** Gives what people call a word. */
export function useWordTitle(): (word: Word) => string {
  const { language } = useLanguage();
  return (word) => titleOf(word, language);
}
