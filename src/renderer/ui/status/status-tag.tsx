import type { ReactNode } from 'react'
import styles from './tone.module.css'

/**
 * `accent` is ours to act on, `accentOutline` waits for others, `accentSolid` weighs most, `amber` is near,
 * `red` is overdue or wrong, `neutral` and `quiet` are over. The words carry the meaning, never the colour alone.
 */
export type Tone = 'neutral' | 'accent' | 'accentOutline' | 'accentSolid' | 'amber' | 'red' | 'quiet'

export function StatusTag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>
}
