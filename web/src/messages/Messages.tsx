/** Gives the whole page its language. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

import { loadCatalogue, type Text } from './catalogue.ts';
import { currentLanguage, type Language, rememberLanguage } from './language.ts';

interface Spoken {
  language: Language;
  text: Text;
  speak: (language: Language) => void;
}

const Context = createContext<Spoken | undefined>(undefined);

/** Loads the catalogue and shows nothing before it is there. */
export function Messages({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(currentLanguage);
  const [loaded, setLoaded] = useState<{ language: Language; text: Text }>();
  useEffect(() => {
    let wanted = true;
    rememberLanguage(language);
    void loadCatalogue(language).then((text) => {
      if (wanted) setLoaded({ language, text });
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  const spoken = useMemo(() => loaded && { ...loaded, speak: setLanguage }, [loaded]);
  return spoken && <Context value={spoken}>{children}</Context>;
}

/** For tests and parts of the page whose catalogue is there already. */
export function Speaking({
  language,
  text,
  children,
}: {
  language: Language;
  text: Text;
  children: ReactNode;
}) {
  const spoken = useMemo(() => ({ language, text, speak: () => undefined }), [language, text]);
  return <Context value={spoken}>{children}</Context>;
}

/** The language, and how it is changed. */
export function useLanguage(): Spoken {
  const spoken = useContext(Context);
  if (!spoken) throw new Error('Messages is not around this component');
  return spoken;
}

/** Texts in both languages. */
export interface BothTexts {
  zh: Text;
  en: Text;
}

/** For what is written down for readers of either language; undefined while the other one loads. */
export function useBothTexts(): BothTexts | undefined {
  const { language, text } = useLanguage();
  const [other, setOther] = useState<Text>();
  useEffect(() => {
    let wanted = true;
    void loadCatalogue(language === 'en' ? 'zh-CN' : 'en').then((loaded) => {
      if (wanted) setOther(() => loaded);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  if (!other) return undefined;
  return language === 'en' ? { en: text, zh: other } : { en: other, zh: text };
}

/** Gives texts: `const text = useText(); text('nav-data')`. */
export function useText(): Text {
  return useLanguage().text;
}
