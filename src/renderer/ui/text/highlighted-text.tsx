import { useMemo } from 'react'
import { highlightParts } from './highlight'
import styles from './text.module.css'

/** A text with the words marked that made it a lead; line breaks are kept. */
export function HighlightedText({ text, words }: { text: string; words: readonly string[] }) {
  const parts = useMemo(() => highlightParts(text, words), [text, words])
  let at = 0
  return (
    <div className={styles.text}>
      {parts.map((part) => {
        const key = at
        at += part.text.length
        return part.word === undefined ? (
          <span key={key}>{part.text}</span>
        ) : (
          <mark key={key} className={styles.mark}>
            {part.text}
          </mark>
        )
      })}
    </div>
  )
}
