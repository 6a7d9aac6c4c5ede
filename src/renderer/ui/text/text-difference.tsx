import { useMemo } from 'react'
import styles from './text.module.css'
import { diffText } from './text-diff'

interface TextDifferenceProps {
  readonly from: string
  readonly to: string
  /** One text alone, with its differences to the other marked: for two columns side by side. */
  readonly side?: 'from' | 'to'
}

/** `to` with what it takes out of and puts into `from`; read aloud as deletions and insertions. */
export function TextDifference({ from, to, side }: TextDifferenceProps) {
  const parts = useMemo(() => {
    const left = side === 'from' ? 'added' : side === 'to' ? 'removed' : undefined
    return diffText(from, to).filter(({ kind }) => kind !== left)
  }, [from, to, side])
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
