import { Button } from 'antd'
import { useState } from 'react'
import { assertNever } from '#shared/domain/assert-never'
import { explain } from '#shared/messages/catalogue'
import type { SyncHistoryEntry } from '../../data/desk-worker-api'
import { useLive } from '../../data/hooks'
import { clockOrDay, formatCount } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { syncMessages as text } from './messages'
import styles from './sync.module.css'

const AT_FIRST = 8

/** What went out, what came in, what went wrong: newest first. */
export function SyncHistoryList() {
  const entries = useLive('sync history', ['sync'], (desk) => desk.syncHistory()).value
  const now = useNow()
  const [all, setAll] = useState(false)
  if (!entries) return null
  return (
    <section className={styles.block} aria-label={text.history}>
      <h2 className={styles.title}>{text.history}</h2>
      {entries.length === 0 && <p className={styles.quiet}>{text.historyEmpty}</p>}
      <ol className={styles.queue}>
        {entries.slice(0, all ? undefined : AT_FIRST).map((entry, index) => (
          // Entries of one kind may share a moment, and none is ever moved.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={`${entry.at} ${entry.kind} ${index}`}>
            <span className={styles.queueTitle}>{wordsOf(entry)}</span>
            <span className={styles.queueNote}>{clockOrDay(entry.at, now)}</span>
          </li>
        ))}
      </ol>
      {!all && entries.length > AT_FIRST && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {text.historyMore}
        </Button>
      )}
    </section>
  )
}

function wordsOf(entry: SyncHistoryEntry): string {
  switch (entry.kind) {
    case 'sent':
    case 'received':
      return text.historyKinds[entry.kind](formatCount(entry.count))
    case 'connected':
    case 'disconnected':
      return text.historyKinds[entry.kind]
    case 'problem':
      return explain(entry.refusal)
    default:
      return assertNever(entry)
  }
}
