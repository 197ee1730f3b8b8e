/** Labels that may have titles: what is shown of them, and what happens when somebody types. */
import type { Title } from '~/api/definition.ts';
import type { Language } from '~/messages/language.ts';

interface Labelled {
  label: string;
  title?: Title;
}

/** A label, or a label and what people are shown instead. */
export type TitledLabel = string | Labelled;

const field = (language: Language) => (language === 'zh-CN' ? 'zh' : 'en');

/** What somebody is shown: the title in their language, else the label. */
export function shownLabel(given: TitledLabel, language: Language): string {
  return typeof given === 'string' ? given : (given.title?.[field(language)] ?? given.label);
}

/**
 * What somebody typed instead of what they were shown. Who is shown a title of their own language
 * changes that, and the label stays what it is for everybody else; where both are the same word, both
 * change. Titles in the other language stay.
 */
export function renamed<T extends Labelled>(given: T, typed: string, language: Language): T {
  const { label, title } = given;
  const own = title?.[field(language)] ?? undefined;
  if (own === undefined) return { ...given, label: typed };
  return {
    ...given,
    label: own === label ? typed : label,
    title: { ...title, [field(language)]: typed },
  };
}

/** The same of a label with or without titles. */
export function relabelled(given: TitledLabel, typed: string, language: Language): TitledLabel {
  return typeof given === 'string' ? typed : renamed(given, typed, language);
}
