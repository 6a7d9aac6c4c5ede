import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { entityLabel } from '#shared/domain/entity-labels'
import { useDesk, useLive, useSession } from '../../data/hooks'
import { FreeSpaceDialog } from '../../ui/storage/free-space-dialog'
import { formatBytes, formatCount } from '../../ui/time/format'
import { syncMessages as text } from './messages'
import styles from './sync.module.css'

/** What officers count; the rest is small and says nothing to them. */
const counted: ReadonlySet<string> = new Set([
  'workOrder',
  'supervisionCase',
  'officialDocument',
  'caseAction',
  'conflict',
])

export function StorageUse() {
  const desk = useDesk()
  const { message } = App.useApp()
  const { enrolled } = useSession()
  const [freeing, setFreeing] = useState(false)
  const { value: use } = useLive('storage use', ['orders', 'cases', 'attachments', 'uploads'], (desk) =>
    desk.storageUse(),
  )
  if (!use) return null

  async function ask() {
    const granted = await desk.requestPersistence()
    if (granted) void message.success(text.persistenceGranted)
    else void message.info(text.persistenceRefused)
  }

  const { kept, cached } = use.files
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
        {kept + cached > 0 && (
          <div>
            <dt>{text.files}</dt>
            <dd>{text.filesText(formatBytes(cached), kept > 0 ? formatBytes(kept) : '')}</dd>
          </div>
        )}
        {Object.entries(use.rows)
          .filter(([type]) => counted.has(type))
          .map(([type, rows]) => (
            <div key={type}>
              <dt>{entityLabel(type)}</dt>
              <dd>{text.count(formatCount(rows))}</dd>
            </div>
          ))}
      </dl>
      {enrolled && (
        <p>
          <Button onClick={() => setFreeing(true)}>{text.freeSpace}</Button>
          <FreeSpaceDialog open={freeing} onClose={() => setFreeing(false)} />
        </p>
      )}
      {enrolled && !use.persistent && (
        <Alert
          type="info"
          description={text.notGrantedText}
          action={
            <Button size="small" onClick={ask}>
              {text.askPersistence}
            </Button>
          }
        />
      )}
    </section>
  )
}
