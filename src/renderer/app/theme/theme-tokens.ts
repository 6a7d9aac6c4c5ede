import { type ThemeConfig, theme } from 'antd'

export type ThemeName = 'light' | 'dark'

/** 政务蓝: the one accent of the desk. */
const ACCENT = '#1F5FA8'
/** Lighter in the dark: the accent itself would have a contrast of 2.9 against the dark ground. */
const ACCENT_ON_DARK = '#5B9BE0'

const fontFamily =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

type Algorithm = typeof theme.compactAlgorithm

/** antd's compact algorithm also shrinks the text to 12 px; officers read all day, so the text keeps 14 px on 22. */
const compactWithReadableText: Algorithm = (seed, map) => ({
  ...theme.compactAlgorithm(seed, map),
  fontSize: 14,
  fontSizeSM: 13,
  fontSizeLG: 15,
  fontSizeXL: 18,
  fontSizeHeading1: 26,
  fontSizeHeading2: 22,
  fontSizeHeading3: 18,
  fontSizeHeading4: 16,
  fontSizeHeading5: 15,
  lineHeight: 22 / 14,
  lineHeightSM: 20 / 13,
  lineHeightLG: 24 / 15,
  fontHeight: 22,
  fontHeightSM: 20,
  fontHeightLG: 24,
})

/** Greys with a contrast of 4.5 or more on their ground (WCAG AA); antd's own tertiary text has 3.4. */
const lightText = {
  colorText: '#1d2129',
  colorTextSecondary: '#4a5160',
  colorTextTertiary: '#646c7a',
  colorTextQuaternary: '#6b7280',
  colorTextDisabled: '#8a919d',
  colorTextPlaceholder: '#6b7280',
  colorTextDescription: '#646c7a',
}

const darkText = {
  colorText: '#e3e6ea',
  colorTextSecondary: '#b6bcc6',
  colorTextTertiary: '#99a1ad',
  colorTextQuaternary: '#8b939f',
  colorTextDisabled: '#6f7783',
  colorTextPlaceholder: '#8b939f',
  colorTextDescription: '#99a1ad',
}

const lightGround = {
  colorBgLayout: '#f3f5f8',
  colorBgContainer: '#ffffff',
  colorBorder: '#c9ced6',
  colorBorderSecondary: '#e4e7ec',
  colorFillAlter: '#f7f8fa',
  colorPrimaryBg: '#e8f0fa',
  colorPrimaryBgHover: '#d6e5f6',
  colorInfoBg: '#eef4fb',
  colorInfoBorder: '#b9d0ea',
  colorWarningBg: '#fdf3e1',
  colorWarningBorder: '#ebca92',
  colorErrorBg: '#fdeeec',
  colorErrorBorder: '#f0b9b3',
  colorSuccessBg: '#eaf5ed',
  colorSuccessBorder: '#b4dabf',
  colorError: '#c4281c',
  colorWarning: '#a35200',
  colorSuccess: '#1f7a3d',
}

const darkGround = {
  colorBgLayout: '#14171c',
  colorBgContainer: '#1b1f26',
  colorBgElevated: '#242932',
  colorBorder: '#3d444f',
  colorBorderSecondary: '#2d333d',
  colorFillAlter: '#20252d',
  colorPrimaryBg: '#1d2f47',
  colorPrimaryBgHover: '#24395a',
  colorInfoBg: '#1b2a3e',
  colorInfoBorder: '#34557d',
  colorWarningBg: '#33270f',
  colorWarningBorder: '#6b4c17',
  colorErrorBg: '#3a1e1b',
  colorErrorBorder: '#7a3a34',
  colorSuccessBg: '#172c1e',
  colorSuccessBorder: '#2f5b3e',
  colorError: '#f0766b',
  colorWarning: '#e0a048',
  colorSuccess: '#6dbf87',
}

/** The class under which antd declares its variables; another set of tokens needs another name. */
export function themeClass(name: ThemeName, still: boolean): string {
  return still ? `desk-${name}-still` : `desk-${name}`
}

/**
 * The desk's look, set once for every component.
 *
 * @param still nothing moves or fades, as the system asks
 */
export function themeConfig(name: ThemeName, still: boolean): ThemeConfig {
  const dark = name === 'dark'
  const accent = dark ? ACCENT_ON_DARK : ACCENT
  return {
    cssVar: { prefix: 'ant', key: themeClass(name, still) },
    hashed: false,
    // The rules of the components are a sheet of the bundle (vite.antd-styles.ts).
    zeroRuntime: true,
    algorithm: [dark ? theme.darkAlgorithm : theme.defaultAlgorithm, compactWithReadableText],
    token: {
      ...(dark ? darkGround : lightGround),
      ...(dark ? darkText : lightText),
      colorPrimary: accent,
      colorInfo: accent,
      colorLink: accent,
      borderRadius: 4,
      fontSize: 14,
      fontFamily,
      wireframe: false,
      ...(still ? { motion: false } : { motionDurationMid: '0.12s', motionDurationSlow: '0.16s' }),
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Segmented: { trackPadding: 2 },
      Tooltip: { maxWidth: 360 },
      Modal: { titleFontSize: 16 },
      // What an empty table says is read, not disabled.
      Table: { colorTextDisabled: (dark ? darkText : lightText).colorTextTertiary },
    },
  }
}
