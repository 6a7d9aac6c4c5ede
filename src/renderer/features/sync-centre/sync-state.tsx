import { App, Button, Progress } from 'antd'
import { explain } from '#shared/messages/catalogue'
import { useDesk, useSyncStatus } from '../../data/hooks'
import { formatCount, formatMoment } from '../../ui/time/format'
import { syncMessages as text } from './messages'
import styles from './sync.module.css'

/** The officer's word that so many rows may go; without it they stay. */
function LetGo() {
  const desk = useDesk()
  const { modal } = App.useApp()
  const ask = () =>
    modal.confirm({
      title: text.letGoTitle,
      content: text.letGoText,
      okText: text.letGo,
      okButtonProps: { danger: true },
      onOk: () => desk.allowMassDelete(),
    })
  return (
    <Button size="small" danger onClick={ask}>
      {text.letGo}
    </Button>
  )
}

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
            <dd>
              {explain(status.lastProblem)}
              {status.lastProblem.code === 'sync.massDelete' && <LetGo />}
            </dd>
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
