import styles from './list-page.module.css'

/** What the keys do here: pairs of key and effect, in one line below a list. */
export function KeyHints({ hints }: { hints: readonly (readonly [string, string])[] }) {
  return hints.map(([key, does]) => (
    <span key={key} className={styles.hintKey}>
      <kbd>{key}</kbd>
      {does}
    </span>
  ))
}
