import { DownloadOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { Alert, App, Button, Space } from 'antd'
import { useState } from 'react'
import { civilDateOf } from '#shared/domain/civil-date'
import { explain, type Refusal } from '#shared/messages/catalogue'
import type { AuditReport } from '#shared/sync/audit-protocol'
import { useDesk } from '../../data/hooks'
import { useHost } from '../../ui/host/host-context'
import { auditMessages as text } from './audit-messages'
import styles from './system.module.css'

const MOST_PROBLEMS = 20

/** The chain as a whole: read anew by the server, or taken out to be checked elsewhere. */
export function AuditChain() {
  const desk = useDesk()
  const host = useHost()
  const { message } = App.useApp()
  const [report, setReport] = useState<AuditReport>()
  const [busy, setBusy] = useState<'verify' | 'export'>()
  const refused = (refusal: Refusal) => void message.error(explain(refusal))

  async function verify() {
    setBusy('verify')
    const answer = await desk.auditVerdict().finally(() => setBusy(undefined))
    if (answer.ok) setReport(answer)
    else refused(answer.refusal)
  }

  async function exportAll() {
    setBusy('export')
    const answer = await desk.auditExport().finally(() => setBusy(undefined))
    if (!answer.ok) return refused(answer.refusal)
    const name = text.exportFile(civilDateOf(new Date()))
    const filter = { name: text.exportFilter, extensions: ['ndjson'] }
    if (await host.files.save({ name, bytes: answer.bytes, filter })) void message.success(text.exported)
  }

  return (
    <>
      <Space className={styles.actions}>
        <Button icon={<SafetyCertificateOutlined aria-hidden />} loading={busy === 'verify'} onClick={verify}>
          {text.verify}
        </Button>
        <Button icon={<DownloadOutlined aria-hidden />} loading={busy === 'export'} onClick={exportAll}>
          {text.export}
        </Button>
      </Space>
      {report && <Verdict report={report} onClose={() => setReport(undefined)} />}
    </>
  )
}

function Verdict({ report, onClose }: { report: AuditReport; onClose: () => void }) {
  const { entries, problems, head } = report
  const whole = problems.length === 0
  return (
    <Alert
      className={styles.verdict}
      type={whole ? 'success' : 'error'}
      role="status"
      showIcon
      closable={{ onClose }}
      title={whole ? text.whole(entries, head.seq, head.hash) : text.broken(entries, problems.length)}
      description={
        whole
          ? undefined
          : problems
              .slice(0, MOST_PROBLEMS)
              .map(({ seq, kind }) => <div key={`${seq} ${kind}`}>{text.problem(seq, kind)}</div>)
      }
    />
  )
}
