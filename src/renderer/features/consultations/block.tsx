import type { ReactNode } from 'react'
import styles from './consultations.module.css'

interface BlockProps {
  readonly title: string
  readonly hint?: ReactNode
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** A part of the meeting's page. */
export function Block({ title, hint, actions, children }: BlockProps) {
  return (
    <section className={styles.block}>
      <header className={styles.blockHead}>
        <h2 className={styles.blockTitle}>{title}</h2>
        {hint && <span className={styles.muted}>{hint}</span>}
        {actions && <div className={styles.blockActions}>{actions}</div>}
      </header>
      {children}
    </section>
  )
}
