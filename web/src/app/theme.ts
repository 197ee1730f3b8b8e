/** Light and dark, and the house's look. */
import { theme, type ThemeConfig } from 'antd';

import { BRAND } from '~/ui/palette.ts';

export type Appearance = 'light' | 'dark' | 'system';

const REMEMBERED = 'fenqun.appearance';

export function rememberedAppearance(): Appearance {
  const chosen = localStorage.getItem(REMEMBERED);
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

export function rememberAppearance(appearance: Appearance) {
  localStorage.setItem(REMEMBERED, appearance);
}

const FONTS =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** Words on coloured tags, dark enough for contrast AA. Ant Design knows each shade by two names. */
const DARKER = {
  // Tints made of such dark colours would be grey.
  ...{ colorErrorBg: '#fff2f0', colorInfoBg: '#e6f4ff' },
  ...{ colorSuccessBg: '#f6ffed', colorWarningBg: '#fffbe6' },
  ...{ cyan7: '#006d75', 'cyan-7': '#006d75' },
  ...{ gold7: '#874d00', 'gold-7': '#874d00' },
  ...{ green7: '#237804', 'green-7': '#237804' },
  ...{ orange7: '#873800', 'orange-7': '#873800' },
  ...{ red7: '#a8071a', 'red-7': '#a8071a' },
};

/** The look for Ant Design. Secondary text is darker than its default, for contrast AA. */
export function look(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#2dd4bf' : BRAND,
      colorLink: dark ? '#5eead4' : BRAND,
      fontFamily: FONTS,
      borderRadius: 8,
      colorTextSecondary: dark ? 'rgba(255,255,255,0.72)' : 'rgba(0,0,0,0.68)',
      colorTextTertiary: dark ? 'rgba(255,255,255,0.62)' : 'rgba(0,0,0,0.6)',
      colorTextDescription: dark ? 'rgba(255,255,255,0.68)' : 'rgba(0,0,0,0.64)',
      colorTextPlaceholder: dark ? 'rgba(255,255,255,0.6)' : 'rgba(0,0,0,0.56)',
      colorError: dark ? '#ff7875' : '#cf1322',
      colorInfo: dark ? '#69b1ff' : '#0958d9',
      colorSuccess: dark ? '#95de64' : '#237804',
      colorWarning: dark ? '#ffc53d' : '#874d00',
      ...(dark ? { colorTextLightSolid: '#04211e' } : DARKER),
    },
    components: {
      Menu: dark
        ? { itemSelectedBg: '#123b37', itemSelectedColor: '#99f6e4' }
        : { itemSelectedBg: '#d7f3ee', itemSelectedColor: '#115e59' },
    },
  };
}
