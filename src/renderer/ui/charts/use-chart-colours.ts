import { theme } from 'antd'
import { useMemo } from 'react'

/** Colours of charts, from the theme: the same for the same thing everywhere, and told apart in grey print by lightness. */
export function useChartColours() {
  const { token } = theme.useToken()
  return useMemo(
    () => ({
      main: token.colorPrimary,
      wrong: token.colorError,
      wrongGround: token.colorErrorBg,
      text: token.colorText,
      quiet: token.colorTextTertiary,
      line: token.colorBorder,
      faint: token.colorBorderSecondary,
      ground: token.colorBgContainer,
      font: token.fontFamily,
    }),
    [token],
  )
}
export type ChartColours = ReturnType<typeof useChartColours>
