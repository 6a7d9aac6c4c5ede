import type { DigitAction } from './digit-keys'
import styles from './leads.module.css'
import { leadMessages as text } from './messages'

/** What the keys do here, below the list. */
export function LeadHint({ digits }: { digits: readonly DigitAction[] }) {
  const hints: readonly (readonly [string, string])[] = [
    ['J K', text.hintMove],
    ...digits.map(
      (action) => [String(action.digit), action.does === 'accept' ? text.hintAccept : action.label] as const,
    ),
    ['M', text.hintJoin],
    [text.space, text.hintSelect],
    ['Esc', text.hintClose],
  ]
  return hints.map(([key, does]) => (
    <span key={key} className={styles.hintKey}>
      <kbd>{key}</kbd>
      {does}
    </span>
  ))
}
