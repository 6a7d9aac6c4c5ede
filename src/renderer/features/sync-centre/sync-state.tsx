import { Progress } from 'antd'
import { explain } from '#shared/messages/catalogue'
import { useSyncStatus } from '../../data/hooks'
import { formatCount, formatMoment } from '../../ui/time/format'
import { syncMessages as text } from './messages'
import styles from './sync.module.css'

export function SyncState() {
  const status = useSyncStatus()
  const { progress } = status
  return (
    <section className={styles.block} aria-label={text.state}>
      <h2 className={styles.title}>{text.state}</h2>
      <dl className={styles.facts}>
        <div>
          <dt>{text.connectionTitle}</dt>
          <dd>{text.connection[status.connection]}</dd>
        </div>
        <div>
          <dt>{text.lastSynced}</dt>
          <dd>{status.lastSyncedAt ? formatMoment(status.lastSyncedAt) : text.never}</dd>
        </div>
        {status.lastProblem && (
          <div>
            <dt>{text.lastProblem}</dt>
            <dd>{explain(status.lastProblem)}</dd>
          </div>
        )}
      </dl>
      {progress && progress.total > 0 && (
        <>
          <Progress
            aria-label={text.progress}
            percent={Math.floor((progress.done / progress.total) * 100)}
            showInfo={false}
          />
          <p className={styles.quiet} role="status">
            {text.progress} {text.progressText(formatCount(progress.done), formatCount(progress.total))}
          </p>
        </>
      )}
    </section>
  )
}
