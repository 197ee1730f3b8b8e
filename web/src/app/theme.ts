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
const SHADES = {
  ...{ cyan7: '#006d75', 'cyan-7': '#006d75' },
  ...{ gold7: '#874d00', 'gold-7': '#874d00' },
  ...{ green7: '#237804', 'green-7': '#237804' },
  ...{ orange7: '#873800', 'orange-7': '#873800' },
  ...{ red7: '#a8071a', 'red-7': '#a8071a' },
};
/** The same for what went well, is under way, needs attention or failed; the grounds stay light. */
const STATES = {
  ...{ colorSuccess: '#237804', colorSuccessBg: '#f6ffed', colorSuccessBorder: '#b7eb8f' },
  ...{ colorInfo: '#0958d9', colorInfoBg: '#e6f4ff', colorInfoBorder: '#91caff' },
  ...{ colorWarning: '#874d00', colorWarningBg: '#fffbe6', colorWarningBorder: '#ffe58f' },
  ...{ colorError: '#cf1322', colorErrorBg: '#fff2f0', colorErrorBorder: '#ffccc7' },
};

/** The look for Ant Design. Secondary text is darker than its default, for contrast AA. */
export function look(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#2dd4bf' : BRAND,
      colorLink: dark ? '#5eead4' : BRAND,
      // Pointed at, a link gets darker on white: lighter is below contrast AA.
      colorLinkHover: dark ? '#99f6e4' : '#115e59',
      fontFamily: FONTS,
      borderRadius: 8,
      colorTextSecondary: dark ? 'rgba(255,255,255,0.72)' : 'rgba(0,0,0,0.68)',
      colorTextTertiary: dark ? 'rgba(255,255,255,0.62)' : 'rgba(0,0,0,0.6)',
      colorTextDescription: dark ? 'rgba(255,255,255,0.68)' : 'rgba(0,0,0,0.64)',
      colorTextPlaceholder: dark ? 'rgba(255,255,255,0.6)' : 'rgba(0,0,0,0.56)',
      ...(dark
        ? { colorTextLightSolid: '#04211e', colorError: '#ff7875' }
        : { ...SHADES, ...STATES }),
    },
    components: {
      Menu: dark
        ? { itemSelectedBg: '#123b37', itemSelectedColor: '#99f6e4' }
        : { itemSelectedBg: '#d7f3ee', itemSelectedColor: '#115e59' },
    },
  };
}
