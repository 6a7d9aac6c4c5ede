import { App, Button, Space } from 'antd'
import { fontPresetLabels } from '#shared/documents/fonts'
import { useEditorPreferences } from '../editor-preferences'
import { documentUiMessages as text } from '../messages'
import { completePreset, missingFonts } from './missing-fonts'

/**
 * Asks before a copy is made with faces this machine lacks, unless the officer knows of every one of them already: who
 * works at such a machine all day is told beside the buttons, not asked each time. Answers whether to go on.
 */
export function useFontQuestion(): () => Promise<boolean> {
  const { modal } = App.useApp()
  return async () => {
    const { fonts, knownMissing, knowMissing, setFonts } = useEditorPreferences.getState()
    const missing = await missingFonts(fonts)
    if (missing.every((name) => knownMissing.includes(name))) return true
    const other = await completePreset()
    return new Promise((answer) => {
      const dialog = modal.confirm({
        title: text.fontMissing,
        content: text.fontMissingText(missing.join('、')),
        onCancel: () => answer(false),
        footer: () => (
          <Space wrap>
            <Button onClick={() => leave(false)}>{text.fontCancel}</Button>
            {other && <Button onClick={() => change()}>{text.fontChange(fontPresetLabels[other])}</Button>}
            <Button type="primary" onClick={() => goOn()}>
              {text.fontGoOn}
            </Button>
          </Space>
        ),
      })
      const leave = (go: boolean) => {
        dialog.destroy()
        answer(go)
      }
      const goOn = () => {
        knowMissing(missing)
        leave(true)
      }
      const change = () => {
        if (other) setFonts(other)
        leave(true)
      }
    })
  }
}
