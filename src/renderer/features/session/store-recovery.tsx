import { App, Button, Space } from 'antd'
import type { HostFiles } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { recoveryFilter, recoveryRequest } from '#shared/security/recovery-file'
import type { DeskWorker } from '../../data/desk-worker-api'
import { sessionMessages as text } from './messages'
import styles from './session.module.css'

interface StoreRecoveryProps {
  readonly files: HostFiles
  readonly request: () => ReturnType<DeskWorker['recoveryRequest']>
  readonly onAnswer: (answer: Uint8Array) => void
  readonly onRefused: (refusal: Refusal) => void
}

/** A request out, an answer in: the store opens although its password is forgotten. */
export function StoreRecovery({ files, request, onAnswer, onRefused }: StoreRecoveryProps) {
  const { message } = App.useApp()

  async function attempt(work: () => Promise<void>) {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      onRefused(error.refusal)
    }
  }
  async function exportRequest() {
    const asked = await request()
    if (!asked.ok) return onRefused(asked.refusal)
    const given = recoveryRequest.parse(JSON.parse(new TextDecoder().decode(asked.request)))
    const saved = await files.saveRecovery(given)
    if (saved) void message.success(text.recoverySaved(saved.name))
  }
  async function importAnswer() {
    const [file] = await files.open({ filter: recoveryFilter })
    if (file) onAnswer(file.bytes)
  }
  return (
    <section aria-label={text.recoveryTitle} style={{ marginTop: 24 }}>
      <h2>{text.recoveryTitle}</h2>
      <p className={styles.hint}>{text.recoveryHint}</p>
      <Space>
        <Button onClick={() => void attempt(exportRequest)}>{text.recoveryExport}</Button>
        <Button onClick={() => void attempt(importAnswer)}>{text.recoveryImport}</Button>
      </Space>
    </section>
  )
}
