import type { ReactNode } from 'react'
import styles from './block.module.css'

interface BlockProps {
  readonly title: string
  readonly hint?: ReactNode
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** A part of a section: a heading with its commands, no box around it. */
export function Block({ title, hint, actions, children }: BlockProps) {
  return (
    <section className={styles.block}>
      <header className={styles.blockHead}>
        <h2 className={styles.blockTitle}>{title}</h2>
        {hint && <span className={styles.blockHint}>{hint}</span>}
        {actions && <div className={styles.blockActions}>{actions}</div>}
      </header>
      {children}
    </section>
  )
}

export type FactRow = readonly [label: string, value: ReactNode, wide?: 'wide']

/** Name and value pairs in two columns; what is empty is left out. */
export function FactList({ rows }: { rows: readonly FactRow[] }) {
  return (
    <dl className={styles.facts}>
      {rows
        .filter(([, value]) => value !== undefined && value !== '' && value !== null && value !== false)
        .map(([label, value, wide], index) => (
          // Several rows may share a name (each recusal is one); their order never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={`${label}/${index}`} className={wide ? `${styles.fact} ${styles.wide}` : styles.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
