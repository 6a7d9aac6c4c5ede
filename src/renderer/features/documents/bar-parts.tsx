import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { Button, Select, Tooltip } from 'antd'
import { type FontPreset, fontPresetLabels, fontPresets } from '#shared/documents/fonts'
import { useEditorPreferences } from '../../ui/documents/editor-preferences'
import styles from './document-page.module.css'
import { documentTexts as text } from './messages'
import type { DraftEditor, SaveState } from './use-autosave'

export function UndoButtons({ editor: { state, dispatch } }: { editor: DraftEditor }) {
  return (
    <>
      <Tooltip title={text.undo}>
        <Button
          type="text"
          icon={<UndoOutlined aria-hidden />}
          aria-label={text.undo}
          disabled={state.past.length === 0}
          onClick={() => dispatch({ type: 'undo' })}
        />
      </Tooltip>
      <Tooltip title={text.redo}>
        <Button
          type="text"
          icon={<RedoOutlined aria-hidden />}
          aria-label={text.redo}
          disabled={state.future.length === 0}
          onClick={() => dispatch({ type: 'redo' })}
        />
      </Tooltip>
    </>
  )
}

const saveWords: Readonly<Record<SaveState, string>> = {
  saved: text.saved,
  saving: text.saving,
  unsaved: text.unsaved,
  refused: text.refused,
}

export function SaveMark({ state }: { state: SaveState }) {
  return (
    <Tooltip title={text.savedHint}>
      <span role="status" className={state === 'refused' ? styles.notSaved : styles.saveMark}>
        {saveWords[state]}
      </span>
    </Tooltip>
  )
}

export function FontChoice() {
  const { fonts, setFonts } = useEditorPreferences()
  return (
    <Select<FontPreset>
      aria-label={text.font}
      value={fonts}
      className={styles.fonts}
      popupMatchSelectWidth={false}
      options={fontPresets.map((value) => ({ value, label: fontPresetLabels[value] }))}
      onChange={setFonts}
    />
  )
}
