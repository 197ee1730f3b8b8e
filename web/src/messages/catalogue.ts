/** Reads the message catalogue: one Fluent file an area and language, loaded by language. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

import type { MessageId } from './ids.ts';
import type { Language } from './language.ts';

const languages = { en: () => import('./en.ts'), 'zh-CN': () => import('./zh-CN.ts') };

/** What a message is filled with. */
export type Arguments = Record<string, FluentVariable>;

/** Gives the text of a message. */
export type Text = (id: MessageId, values?: Arguments) => string;

const loaded = new Map<Language, Promise<Text>>();

/** Loads a language, once. */
export function loadCatalogue(language: Language): Promise<Text> {
  const known = loaded.get(language) ?? read(language);
  loaded.set(language, known);
  return known;
}

async function read(language: Language): Promise<Text> {
  const { texts } = await languages[language]();
  return textOf(language, texts);
}

/** The texts of Fluent files in one language. */
export function textOf(language: Language, files: string[]): Text {
  // Isolation marks would get into what people copy, and no right-to-left language is offered.
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const file of files) bundle.addResource(new FluentResource(file));
  return (id, values) => {
    const pattern = bundle.getMessage(id)?.value;
    // Shown as it is: a test says that it cannot happen.
    return pattern ? bundle.formatPattern(pattern, values) : id;
  };
}
