import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs'
import { extractStyle as draw } from '@ant-design/static-style-extract'
import { ConfigProvider, type ThemeConfig } from 'antd'
import { createElement } from 'react'
import type { Plugin } from 'vite'
import { themeConfig } from './src/renderer/app/theme/theme-tokens'

const NAME = 'virtual:antd-styles.css'

/** The components that pages of the desk show, and those that these draw with; a test compares it with the code. */
export const styledComponents =
  'Alert App Badge Button Checkbox Col Collapse DatePicker Descriptions Drawer Dropdown Empty Form Input InputNumber Layout Menu Modal Pagination Popconfirm Popover Progress QRCode Radio Row Segmented Select Skeleton Space Spin Switch Table Tag Tooltip Tree Typography message notification'.split(
    ' ',
  )

/**
 * The rules of the library's components as one sheet. Made while building: made while a page draws, they cost a fifth
 * of its time. They name variables only, so one sheet serves every theme; the theme says at run time what these are
 * (theme-tokens.ts).
 */
export function antdStyles(theme: ThemeConfig): string {
  const cache = createCache()
  draw({
    includes: styledComponents,
    customTheme: (nodes) =>
      createElement(
        StyleProvider,
        { cache },
        createElement(ConfigProvider, { theme: { ...theme, zeroRuntime: false } }, nodes),
      ),
  })
  return extractStyle(cache, { plain: true, types: ['style'] })
}

/** Offers the sheet as `virtual:antd-styles.css`. */
export function antdStylesPlugin(): Plugin {
  return {
    name: 'antd-styles',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? antdStyles(themeConfig('light', false)) : undefined),
  }
}
