import { theme } from 'antd';
import type { ThemeConfig } from 'antd';
import { tokensOf } from './theme.ts';
import type { Appearance } from './theme.ts';

/**
 * The theme of the component library, made of our tokens.
 * @param touch controls are as high as a finger needs
 */
export function antdTheme(which: Appearance, touch: boolean): ThemeConfig {
  const of = tokensOf(which);
  return {
    algorithm: which === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: of('acting'), colorInfo: of('acting'), colorLink: of('acting'), colorLinkHover: of('acting-strong'),
      colorError: of('alarm'), colorWarning: of('law'), colorSuccess: of('kept'),
      colorText: of('ink'), colorTextSecondary: of('ink-2'), colorTextTertiary: of('ink-3'), colorTextPlaceholder: of('ink-3'),
      colorTextDescription: of('ink-3'), colorTextDisabled: of('ink-3'), colorTextHeading: of('ink'),
      colorBgBase: of('sheet'), colorBgContainer: of('sheet'), colorBgElevated: of('sheet'), colorBgLayout: of('paper'),
      colorBorder: of('line-strong'), colorBorderSecondary: of('line'), colorSplit: of('line'),
      colorTextLightSolid: of('on-acting'), controlItemBgActive: of('acting-soft'), controlItemBgActiveHover: of('acting-soft'), controlItemBgHover: of('sunk'),
      fontFamily: 'var(--font)', fontSize: 14, lineHeight: 22 / 14, borderRadius: 6, borderRadiusLG: 6, borderRadiusSM: 6,
      controlHeight: touch ? 44 : 36, ...(touch ? { controlHeightSM: 44, controlHeightLG: 48 } : {}), boxShadow: of('shadow'), boxShadowSecondary: of('shadow'), boxShadowTertiary: 'none',
      // A moving part leaves only when the browser tells that its movement has ended, which a busy or hidden page may never do.
      motion: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500, primaryColor: of('on-acting'), dangerColor: of('on-alarm') },
      Tooltip: { colorBgSpotlight: of('ink'), colorTextLightSolid: of('paper') },
      Segmented: { trackBg: of('sunk'), itemSelectedBg: of('acting'), itemSelectedColor: of('on-acting'), itemColor: of('ink') },
      Modal: { titleFontSize: 16 },
    },
  };
}
