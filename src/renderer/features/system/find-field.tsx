import { ImeInput } from '../../ui/forms/ime-input'
import styles from './system.module.css'

interface FindFieldProps {
  /** What can be looked for. */
  readonly hint: string
  readonly onFind: (words: string) => void
}

/** Narrows a table while its reader types. */
export function FindField({ hint, onFind }: FindFieldProps) {
  return (
    <ImeInput
      className={styles.find}
      allowClear
      placeholder={hint}
      aria-label={hint}
      onCommit={(typed) => onFind(typed.trim())}
    />
  )
}
