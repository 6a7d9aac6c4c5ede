import { FileImageOutlined, FileOutlined, FilePdfOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Attachment } from '#shared/domain/attachment'
import type { EntityRef } from '#shared/domain/entities'
import { useDesk, useOffered, useReference, useSession, useUploads } from '../../data/hooks'
import { OfferedButton } from '../commands/command-button'
import { ReasonDialog } from '../feedback/reason-dialog'
import { StatusTag } from '../status/status-tag'
import { formatBytes, formatMoment } from '../time/format'
import styles from './attachments.module.css'
import { EvidenceDialog } from './evidence-dialog'
import { attachmentMessages as text } from './messages'
import { useOpenFile } from './use-open-file'

/** Files with their small pictures; what is still under way says so, what was withdrawn stays with its reason. */
export function AttachmentList({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const desk = useDesk()
  const { open, save, close, shown, opening } = useOpenFile()
  const [withdrawing, setWithdrawing] = useState<Attachment>()
  const [describing, setDescribing] = useState<Attachment>()
  if (attachments.length === 0) return <p className={styles.none}>{text.none}</p>

  async function withdraw(reason: string) {
    if (!withdrawing) return undefined
    const answer = await desk.run('attachment.withdraw', { ...namesOf(withdrawing), reason })
    return answer.ok ? undefined : answer.refusal
  }

  return (
    <>
      <ul className={styles.list}>
        {attachments.map((attachment) => (
          <Row
            key={attachment.id}
            attachment={attachment}
            busy={opening === attachment.id}
            onOpen={() => void open(attachment)}
            onSave={() => void save(attachment)}
            onDescribe={() => setDescribing(attachment)}
            onWithdraw={() => setWithdrawing(attachment)}
          />
        ))}
      </ul>
      <Modal
        open={shown !== undefined}
        title={shown?.attachment.name}
        width="min(1100px, 94vw)"
        footer={null}
        onCancel={close}
        destroyOnHidden
      >
        {shown && <Preview name={shown.attachment.name} mime={shown.attachment.mime} url={shown.url} />}
      </Modal>
      <ReasonDialog
        open={withdrawing !== undefined}
        title={text.withdrawTitle(withdrawing?.name ?? '')}
        description={text.withdrawText}
        label={text.reason}
        okText={text.withdraw}
        danger
        onSubmit={withdraw}
        onClose={() => setWithdrawing(undefined)}
      />
      {describing && <EvidenceDialog attachment={describing} onClose={() => setDescribing(undefined)} />}
    </>
  )
}

/** What every command on an attachment names. */
function namesOf({ id, owner, caseId }: Attachment) {
  return { attachmentId: id, owner: owner as EntityRef, ...(caseId ? { caseId } : {}) }
}

const commands = ['attachment.describe', 'attachment.withdraw'] as const

interface RowProps {
  readonly attachment: Attachment
  readonly busy: boolean
  readonly onOpen: () => void
  readonly onSave: () => void
  readonly onDescribe: () => void
  readonly onWithdraw: () => void
}

function Row({ attachment, busy, onOpen, onSave, onDescribe, onWithdraw }: RowProps) {
  const reference = useReference()
  const offered = useOffered({ type: 'attachment', id: attachment.id }, commands)
  const { name, size, createdAt, createdBy, takenAt, withdrawn, evidence } = attachment
  const facts = [
    formatBytes(size),
    `${reference.user(createdBy)?.name ?? ''} ${formatMoment(createdAt)}`.trim(),
    takenAt && `${text.takenAt} ${formatMoment(takenAt)}`,
  ]
  return (
    <li className={withdrawn ? `${styles.row} ${styles.gone}` : styles.row}>
      <button type="button" className={styles.picture} onClick={onOpen} aria-label={text.preview(name)}>
        <Picture attachment={attachment} />
      </button>
      <div className={styles.words}>
        <div className={styles.name}>
          <Button type="link" size="small" loading={busy} onClick={onOpen}>
            {name}
          </Button>
          {withdrawn ? <StatusTag tone="quiet">{text.withdrawn}</StatusTag> : <UploadTag attachment={attachment} />}
        </div>
        <div className={styles.facts}>{facts.filter(Boolean).join('　')}</div>
        {evidence?.proves && (
          <div className={styles.facts}>
            {text.proves}：{evidence.proves}
          </div>
        )}
        {withdrawn && <div className={styles.facts}>{withdrawn.reason}</div>}
      </div>
      <div className={styles.actions}>
        <OfferedButton
          refusal={offered?.['attachment.describe']}
          label={text.describe}
          look="text"
          size="small"
          onRun={onDescribe}
        />
        <Button type="text" size="small" onClick={onSave}>
          {text.save}
        </Button>
        <OfferedButton
          refusal={offered?.['attachment.withdraw']}
          label={text.withdraw}
          look="text"
          size="small"
          onRun={onWithdraw}
        />
      </div>
    </li>
  )
}

function Picture({ attachment: { mime, thumbnail } }: { readonly attachment: Attachment }) {
  if (thumbnail) return <img src={`data:image/jpeg;base64,${thumbnail}`} alt="" />
  if (mime === 'application/pdf') return <FilePdfOutlined aria-hidden />
  return mime.startsWith('image/') ? <FileImageOutlined aria-hidden /> : <FileOutlined aria-hidden />
}

function UploadTag({ attachment }: { readonly attachment: Attachment }) {
  const { userId } = useSession()
  const upload = useUploads().value?.find(({ attachmentId }) => attachmentId === attachment.id)
  if (attachment.storedAt) return null
  const own = attachment.createdBy === userId
  return (
    <span title={own ? text.uploadingHint : text.uploadingElsewhere}>
      <StatusTag tone="neutral">
        {upload && upload.sentBytes > 0
          ? text.sent(Math.floor((upload.sentBytes / upload.size) * 100))
          : text.uploading}
      </StatusTag>
    </span>
  )
}

function Preview({ name, mime, url }: { readonly name: string; readonly mime: string; readonly url: string }) {
  if (mime === 'application/pdf') return <iframe className={styles.page} src={url} title={name} />
  return <img className={styles.photo} src={url} alt={name} />
}
