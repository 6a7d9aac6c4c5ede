import { Alert } from 'antd'
import { useLive, useSession } from '../../data/hooks'
import { formatBytes, formatCount } from '../../ui/time/format'
import { syncMessages as text } from './messages'
import styles from './sync.module.css'

export function StorageUse() {
  const { enrolled } = useSession()
  const { value: use } = useLive('storage use', ['orders', 'cases'], (desk) => desk.storageUse())
  if (!use) return null
  return (
    <section className={styles.block} aria-label={text.storage}>
      <h2 className={styles.title}>{text.storage}</h2>
      {!enrolled && <p className={styles.quiet}>{text.memoryOnly}</p>}
      <dl className={styles.facts}>
        {enrolled && (
          <div>
            <dt>{text.used}</dt>
            <dd>{text.ofQuota(formatBytes(use.usedBytes), formatBytes(use.quotaBytes))}</dd>
          </div>
        )}
        {enrolled && (
          <div>
            <dt>{text.persistent}</dt>
            <dd>{use.persistent ? text.granted : text.notGranted}</dd>
          </div>
        )}
        {Object.entries(use.rows)
          .filter(([type]) => text.rows[type])
          .map(([type, rows]) => (
            <div key={type}>
              <dt>{text.rows[type]}</dt>
              <dd>{text.count(formatCount(rows))}</dd>
            </div>
          ))}
      </dl>
      {enrolled && !use.persistent && <Alert type="info" description={text.notGrantedText} />}
    </section>
  )
}
