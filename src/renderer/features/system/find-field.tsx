import { ImeInput } from '../../ui/forms/ime-input'
import { accountMessages as text } from './account-messages'
import styles from './system.module.css'

/** Narrows a table of people or of their machines while its reader types. */
export function FindField({ onFind }: { readonly onFind: (words: string) => void }) {
  return (
    <ImeInput
      className={styles.find}
      allowClear
      placeholder={text.find}
      aria-label={text.find}
      onCommit={(typed) => onFind(typed.trim())}
    />
  )
}
