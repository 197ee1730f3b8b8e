/** The languages of the page, and which one a person reads. */

export type Language = 'en' | 'zh-CN';

const REMEMBERED = 'fenqun.language';

/** What was chosen here before, else what the browser asks for. */
export function initialLanguage(): Language {
  const chosen = localStorage.getItem(REMEMBERED);
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

let current: Language | undefined;

/** The language in force, for what is outside of React: requests. */
export function currentLanguage(): Language {
  current ??= initialLanguage();
  return current;
}

/** Puts a language in force and remembers it on this machine. */
export function rememberLanguage(language: Language) {
  current = language;
  localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language;
}
