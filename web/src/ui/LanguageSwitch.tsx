/** Changes the language at once; signed in or not. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';

import type { Language } from '~/messages/language.ts';
import { useLanguage } from '~/messages/Messages.tsx';

/** A button that names the other language in itself. */
export function LanguageSwitch() {
  const { language, text, speak } = useLanguage();
  const queries = useQueryClient();
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  const turn = () => {
    speak(other);
    // Sentences of the server come in the language that they were asked for in.
    void queries.invalidateQueries();
  };
  return (
    <Button type="text" lang={other} onClick={turn}>
      {text(other === 'en' ? 'account-language-en' : 'account-language-zh')}
    </Button>
  );
}
