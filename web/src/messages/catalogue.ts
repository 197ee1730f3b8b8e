/** Reads the message catalogue: one Fluent file an area and language, loaded by language. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

import type { MessageId } from './ids.ts';
import type { Language } from './language.ts';

const files = {
  en: import.meta.glob<string>('../../messages/en/*.ftl', { query: '?raw', import: 'default' }),
  'zh-CN': import.meta.glob<string>('../../messages/zh-CN/*.ftl', {
    query: '?raw',
    import: 'default',
  }),
};

/** What a message is filled with. */
export type Arguments = Record<string, FluentVariable>;

/** Gives the text of a message. */
export type Text = (id: MessageId, values?: Arguments) => string;

/** Loads a language. */
export async function loadCatalogue(language: Language): Promise<Text> {
  const texts = await Promise.all(Object.values(files[language]).map((load) => load()));
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
