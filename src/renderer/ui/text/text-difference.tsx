import { useMemo } from 'react'
import styles from './text.module.css'
import { diffText } from './text-diff'

/** `to` with what it takes out of and puts into `from`; read aloud as deletions and insertions. */
export function TextDifference({ from, to }: { from: string; to: string }) {
  const parts = useMemo(() => diffText(from, to), [from, to])
  let at = 0
  return (
    <div className={styles.text}>
      {parts.map((part) => {
        const key = at
        at += part.text.length
        if (part.kind === 'removed')
          return (
            <del key={key} className={styles.removed}>
              {part.text}
            </del>
          )
        if (part.kind === 'added')
          return (
            <ins key={key} className={styles.added}>
              {part.text}
            </ins>
          )
        return <span key={key}>{part.text}</span>
      })}
    </div>
  )
}
