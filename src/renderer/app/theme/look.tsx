import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useLayoutEffect, useMemo } from 'react'
import { useUiState } from '../ui-state'
import { useStillScreen } from './still-screen'
import { themeClass, themeConfig } from './theme-tokens'

/** The buttons of a dialog stand clear of the count of letters that hangs under its last field. */
const modalLook = { styles: { footer: { marginTop: 28 } } }

/** A ripple asks at every click whether the button is seen, which lays out the whole page at once, and says nothing. */
const noWave = { disabled: true }

/** Else the browser keeps names and words that were typed in its own profile, in clear: for 自动填充, and for reopened pages. */
const unremembered = { autoComplete: 'off' }

/** Language, tokens and policy nonce for every component below. */
export function Look({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const name = useUiState((state) => state.theme)
  const still = useStillScreen()
  const theme = useMemo(() => themeConfig(name, still), [name, still])
  useLayoutEffect(() => {
    const root = document.documentElement
    // antd declares its variables on this class; on the root they reach our own styles and the popups alike.
    root.className = themeClass(name, still)
    root.dataset.theme = name
    root.style.colorScheme = name
  }, [name, still])
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      {...(nonce ? { csp: { nonce } } : {})}
      button={{ autoInsertSpace: false }}
      form={{ scrollToFirstError: true }}
      input={unremembered}
      textArea={unremembered}
      modal={modalLook}
      wave={noWave}
    >
      <App>{children}</App>
    </ConfigProvider>
  )
}
