import { App, Button, Tooltip } from 'antd'
import { explain } from '#shared/messages/catalogue'
import { useDesk, useSession, useSyncStatus } from '../../data/hooks'
import { useHost } from '../../ui/host/host-context'
import { syncMessages as text } from './messages'
import styles from './sync.module.css'

/** For the day on which something is wrong: a file for whoever looks for it, and a fresh start that loses nothing. */
export function Upkeep() {
  const desk = useDesk()
  const host = useHost()
  const { enrolled } = useSession()
  const { connection, pending } = useSyncStatus()
  const { modal, message } = App.useApp()

  async function exportDiagnosis() {
    const bytes = new TextEncoder().encode(await desk.diagnosis())
    const name = `${text.diagnosisFile}-${new Date().toISOString().slice(0, 10)}.json`
    const saved = await host.files.save({ name, bytes, filter: { name: text.diagnosisFile, extensions: ['json'] } })
    if (saved) void message.success(text.diagnosisSaved)
  }

  function rebuild() {
    modal.confirm({
      title: text.rebuildTitle,
      content: text.rebuildText(pending),
      okText: text.rebuild,
      onOk: async () => {
        const answer = await desk.rebuild()
        if (!answer.ok) void message.error(explain(answer.refusal))
      },
    })
  }

  const offline = connection !== 'online'
  return (
    <section className={styles.block} aria-label={text.upkeep}>
      <h2 className={styles.title}>{text.upkeep}</h2>
      <p className={styles.quiet}>{text.exportDiagnosisHint}</p>
      <Button onClick={exportDiagnosis}>{text.exportDiagnosis}</Button>
      {enrolled && (
        <div className={styles.itemActions}>
          <p className={styles.quiet}>{text.rebuildHint}</p>
          <Tooltip title={offline ? text.rebuildOffline : undefined}>
            <Button aria-disabled={offline} onClick={() => !offline && rebuild()}>
              {text.rebuild}
            </Button>
          </Tooltip>
        </div>
      )}
    </section>
  )
}
