import type { ReactNode } from 'react'
import { sessionMessages } from './messages'
import styles from './session.module.css'

/** The page before the desk: what this is at the left, what to do at the right. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <div className={styles.side}>
        <div>
          <p className={styles.brand}>{sessionMessages.product}</p>
          <p className={styles.brandText}>{sessionMessages.productText}</p>
        </div>
        <p className={styles.sideNote}>{sessionMessages.productNote}</p>
      </div>
      <main className={styles.content}>
        <div className={styles.box}>
          <h1 className={styles.title}>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  )
}
