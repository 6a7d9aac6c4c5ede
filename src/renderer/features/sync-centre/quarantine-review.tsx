import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { commandLabel } from '#shared/domain/command-labels'
import { explain, isMessageCode } from '#shared/messages/catalogue'
import { addedFile, type QuarantinedView } from '#shared/sync/quarantine-protocol'
import { useDesk, useLive, useReference, useSession } from '../../data/hooks'
import { StoredFileLink } from '../../ui/attachments/stored-file-link'
import { ReasonDialog } from '../../ui/feedback/reason-dialog'
import { StatusTag } from '../../ui/status/status-tag'
import { formatMoment } from '../../ui/time/format'
import { draftLines } from './draft-lines'
import { syncMessages as text } from './messages'
import styles from './sync.module.css'

type Decision = 'apply' | 'dismiss'

/** Commands of colleagues that the server put aside: carried out or left, by a reviewer of their organ and with a reason. */
export function QuarantineReview() {
  const { roles } = useSession()
  return roles.includes('reviewer') || roles.includes('issuer') ? <ReviewList /> : null
}

function ReviewList() {
  const desk = useDesk()
  const { message } = App.useApp()
  const [settled, setSettled] = useState(0)
  const answer = useLive(`quarantine ${settled}`, ['sync'], (open) => open.quarantined()).value
  const [deciding, setDeciding] = useState<{ readonly item: QuarantinedView; readonly decision: Decision }>()
  if (!answer?.ok || answer.commands.length === 0) return null

  async function decide(note: string) {
    if (!deciding) return undefined
    const done = await desk.decideQuarantined({ id: deciding.item.id, decision: deciding.decision, note })
    if (!done.ok) return done.refusal
    void message.success(text.quarantine[deciding.decision === 'apply' ? 'applied' : 'dismissed'])
    setSettled((n) => n + 1)
    return undefined
  }

  return (
    <section aria-label={text.quarantine.title}>
      <h2 className={styles.title}>
        {text.quarantine.title}
        <span className={styles.count}>{answer.commands.length}</span>
      </h2>
      <p className={styles.quiet}>{text.quarantine.hint}</p>
      {answer.commands.map((item) => (
        <Item key={item.id} item={item} onDecide={(decision) => setDeciding({ item, decision })} />
      ))}
      <ReasonDialog
        open={deciding !== undefined}
        title={deciding ? text.quarantine[deciding.decision] : ''}
        description={deciding?.decision === 'apply' ? text.quarantine.applyText : text.quarantine.dismissText}
        label={text.quarantine.note}
        okText={deciding ? text.quarantine[deciding.decision] : ''}
        onSubmit={decide}
        onClose={() => setDeciding(undefined)}
      />
    </section>
  )
}

interface ItemProps {
  readonly item: QuarantinedView
  readonly onDecide: (decision: Decision) => void
}

function Item({ item, onDecide }: ItemProps) {
  const reference = useReference()
  const what = commandLabel(item.type)
  const lines = draftLines(item.type, item.input, reference)
  const why = isMessageCode(item.reason) ? explain({ code: item.reason }) : item.reason
  return (
    <article className={styles.item} aria-label={what}>
      <h3 className={styles.itemTitle}>
        {what}
        <StatusTag tone="amber">{item.userName}</StatusTag>
        <span className={styles.itemCase}>{[item.caseNo, item.caseTitle].filter(Boolean).join(' ')}</span>
        <span className={styles.itemWhen}>{formatMoment(item.deviceAt ?? item.at)}</span>
      </h3>
      <p className={styles.quiet}>
        {why}（{item.device}）
      </p>
      {item.fileArrived !== undefined && <PutAsideFile item={item} />}
      <dl className={styles.draft}>
        {lines.map(({ label, text: words }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Space className={styles.itemActions}>
        <Button
          type="primary"
          disabled={!item.runnable}
          title={item.runnable ? undefined : text.quarantine.notRunnable}
          onClick={() => onDecide('apply')}
        >
          {text.quarantine.apply}
        </Button>
        <Button onClick={() => onDecide('dismiss')}>{text.quarantine.dismiss}</Button>
      </Space>
    </article>
  )
}

/** What the command would add, where its bytes have come: decided about is what was seen. */
function PutAsideFile({ item }: { item: QuarantinedView }) {
  const added = addedFile.safeParse({ type: item.type, input: item.input })
  if (!item.fileArrived) return <p className={styles.quiet}>{text.quarantine.fileMissing}</p>
  return (
    <p className={styles.quiet}>
      {text.quarantine.fileArrived}
      {added.success && (
        <StoredFileLink
          file={added.data.input}
          from={(desk) => desk.openPutAside({ id: item.id, file: added.data.input })}
        />
      )}
    </p>
  )
}
