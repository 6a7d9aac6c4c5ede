import type { Classification } from '#shared/classify/classification'
import { StatusTag } from '../../ui/status/status-tag'
import styles from './hotline.module.css'

/** What the recogniser found, in a line or two. */
export function ClassificationLine({ found }: { found: Classification }) {
  return (
    <p>
      <strong>{found.verdictLabel}</strong>{' '}
      {found.reasons.map(({ topic, label, words }) => (
        <span key={topic} className={styles.words}>
          <StatusTag tone="accentOutline">{label}</StatusTag>{' '}
          {words.map((word) => (
            <q key={word}>{word}</q>
          ))}
        </span>
      ))}
    </p>
  )
}
