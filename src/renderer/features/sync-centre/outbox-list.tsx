import { commandLabel } from '#shared/domain/command-labels'
import { useOutbox, useSession } from '../../data/hooks'
import { useNow } from '../../ui/time/use-now'
import { syncMessages as text } from './messages'
import { subjectName } from './subject-name'
import styles from './sync.module.css'

const SHOWN = 50

/** What waits to be sent, oldest first, with how long it has waited. */
export function OutboxList() {
  const { value: entries } = useOutbox()
  const { enrolled } = useSession()
  const now = useNow()
  if (!entries) return null
  const kept = enrolled ? text.queueText : text.queueInMemory
  return (
    <section className={styles.block} aria-label={text.queue}>
      <h2 className={styles.title}>
        {text.queue}
        {entries.length > 0 && <span className={styles.count}>{entries.length}</span>}
      </h2>
      <p className={styles.quiet}>{entries.length === 0 ? text.queueEmpty : kept}</p>
      <ol className={styles.queue}>
        {entries.slice(0, SHOWN).map((entry) => (
          <li key={entry.commandId}>
            <span className={styles.queueTitle}>
              {commandLabel(entry.type)}：{subjectName(entry.subject)}
            </span>
            <span className={styles.queueNote}>
              {text.age} {text.minutes(Math.max(0, Math.floor((now.getTime() - Date.parse(entry.madeAt)) / 60_000)))}
              {entry.attempts > 0 && `　${text.attempts(entry.attempts)}`}
            </span>
          </li>
        ))}
        {entries.length > SHOWN && <li className={styles.queueNote}>{text.queueMore(entries.length - SHOWN)}</li>}
      </ol>
    </section>
  )
}
