/** Gives the page its colours and Ant Design its language. */
import { App as Feedback, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import dayjs from 'dayjs';
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import { useLanguage } from '~/messages/Messages.tsx';

import { AppearanceContext } from './appearance.ts';
import { nonce } from './nonce.ts';
import { type Appearance, look, rememberAppearance, rememberedAppearance } from './theme.ts';

const system = matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void) {
  system.addEventListener('change', listener);
  return () => system.removeEventListener('change', listener);
}

export function Look({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const [appearance, setAppearance] = useState<Appearance>(rememberedAppearance);
  const systemIsDark = useSyncExternalStore(subscribe, () => system.matches);
  const dark = appearance === 'dark' || (appearance === 'system' && systemIsDark);
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
    document.body.style.margin = '0';
    document.body.style.background = dark ? '#141414' : '#f5f7f7';
  }, [dark]);
  const chosen = useMemo(() => {
    const choose = (appearance: Appearance) => {
      rememberAppearance(appearance);
      setAppearance(appearance);
    };
    return { appearance, choose };
  }, [appearance]);
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  return (
    <AppearanceContext value={chosen}>
      <ConfigProvider
        theme={look(dark)}
        locale={language === 'zh-CN' ? zh : en}
        csp={{ nonce: nonce() }}
        // Else screen readers and people who search a word would meet 登 录.
        button={{ autoInsertSpace: false }}
      >
        <Feedback>{children}</Feedback>
      </ConfigProvider>
    </AppearanceContext>
  );
}
