/** Names that people gave to definitions, in one or two languages. */
import type { Language } from './language.ts';

interface Titled {
  name: string;
  title?: { zh?: string | null; en?: string | null } | undefined;
}

/** The title in the reader's language, else in the other one, else the name. */
export function titleOf({ name, title }: Titled, language: Language): string {
  const [first, second] = language === 'zh-CN' ? [title?.zh, title?.en] : [title?.en, title?.zh];
  return first || second || name;
}
