import { Alert, Tooltip } from 'antd'
import { useEditorPreferences } from '../editor-preferences'
import { documentUiMessages as text } from '../messages'
import styles from './fonts.module.css'
import { useMissingFonts } from './missing-fonts'

/** Beside the buttons that make a copy: which faces this machine lacks, and what that means. */
export function FontTag() {
  const missing = useMissingFonts(useEditorPreferences().fonts)
  if (missing.length === 0) return null
  return (
    <Tooltip title={text.fontMissingText(missing.join('、'))}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard */}
      <span tabIndex={0} className={styles.tag}>
        {text.fontMissing}
      </span>
    </Tooltip>
  )
}

/** The same in a dialog that asks before copies are made. */
export function FontAlert() {
  const missing = useMissingFonts(useEditorPreferences().fonts)
  if (missing.length === 0) return null
  return (
    <Alert
      className={styles.alert}
      type="warning"
      showIcon
      title={text.fontMissing}
      description={text.fontMissingText(missing.join('、'))}
    />
  )
}
