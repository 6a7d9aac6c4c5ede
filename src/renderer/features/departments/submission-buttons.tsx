import { Modal, Radio } from 'antd'
import { useMemo, useState } from 'react'
import { v7 as uuid } from 'uuid'
import type { InboxItem } from '#shared/domain/department-inbox'
import { type Submission, sendingCommands } from '#shared/domain/submission'
import type { Refusal } from '#shared/messages/catalogue'
import { useAttachments, useDesk } from '../../data/hooks'
import { OfferedButton } from '../../ui/commands/command-button'
import { useRun } from '../../ui/commands/use-run'
import { ReasonDialog } from '../../ui/feedback/reason-dialog'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { useFormDrafts } from '../../ui/forms/form-drafts'
import page from '../../ui/sections/subject-page.module.css'
import { departmentTexts } from './messages'
import { editFormOf } from './submission-form'

const text = departmentTexts.submission
const unsavedWords: Refusal = { code: 'departments.unsaved' }

interface SubmissionButtonsProps {
  readonly submission: Submission
  readonly item: InboxItem
  readonly offered: Readonly<Record<string, Refusal | null>> | undefined
}

/** From the operator's draft to the leader's signature: each step off with its reason while it is not possible. */
export function SubmissionButtons({ submission, item, offered }: SubmissionButtonsProps) {
  const desk = useDesk()
  const run = useRun()
  const [asking, setAsking] = useState<'return' | 'send'>()
  const { id, kind, status } = submission
  const inside = status === 'draft' || status === 'returned'
  const sending = sendingCommands[kind]
  // The stored paper goes on, not what still stands in its form.
  const unsaved = useFormDrafts(({ drafts }) => editFormOf(id) in drafts)
  const onceSaved = (command: string) => (unsaved ? unsavedWords : offered?.[command])

  async function sendBack(reason: string) {
    const answer = await desk.run('submission.return', { submissionId: id, reason })
    return answer.ok ? undefined : answer.refusal
  }

  if (!inside && status !== 'proposed') return null
  return (
    <div className={page.buttons}>
      <OfferedButton
        refusal={onceSaved(sending)}
        label={text.send[kind]}
        look={status === 'proposed' ? 'primary' : 'default'}
        onRun={() => setAsking('send')}
      />
      {inside && (
        <>
          <OfferedButton
            refusal={onceSaved('submission.propose')}
            label={text.propose}
            look="primary"
            onRun={() => void run('submission.propose', { submissionId: id })}
          />
          <OfferedButton
            refusal={offered?.['submission.discard']}
            label={text.discard}
            onRun={() => void run('submission.discard', { submissionId: id })}
          />
        </>
      )}
      {status === 'proposed' && (
        <OfferedButton refusal={offered?.['submission.return']} label={text.return} onRun={() => setAsking('return')} />
      )}
      <ReasonDialog
        open={asking === 'return'}
        title={text.return}
        label={text.returnedBecause}
        okText={text.return}
        onSubmit={sendBack}
        onClose={() => setAsking(undefined)}
      />
      {asking === 'send' && <SendDialog submission={submission} item={item} onClose={() => setAsking(undefined)} />}
    </div>
  )
}

/** The leader names the sealed scan among the files, and signs. */
function SendDialog({ submission, item, onClose }: { submission: Submission; item: InboxItem; onClose: () => void }) {
  const desk = useDesk()
  const files = (useAttachments(submission.id).value ?? []).filter(({ withdrawn }) => !withdrawn)
  const [chosen, setChosen] = useState<string>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)
  const proposalId = useMemo(() => uuid(), [])
  const scanId = chosen ?? files[0]?.id
  const { id, kind, about, caseId } = submission
  const carried = about.type === 'officialDocument' ? item.document?.supervisionOrderId : undefined

  async function send() {
    setBusy(true)
    const answer = await desk
      .run(sendingCommands[kind], {
        submissionId: id,
        about,
        ...(caseId ? { caseId } : {}),
        ...(carried ? { supervisionOrderId: carried } : {}),
        attachmentIds: files.map((file) => file.id),
        scanId: scanId ?? '',
        ...(kind === 'dispute' ? { proposalId } : {}),
      })
      .finally(() => setBusy(false))
    if (answer.ok) onClose()
    else setRefusal(answer.refusal)
  }

  return (
    <Modal
      open
      title={text.send[kind]}
      okText={text.send[kind]}
      okButtonProps={{ disabled: !scanId }}
      confirmLoading={busy}
      onOk={() => void send()}
      onCancel={onClose}
    >
      {refusal && <RefusalNotice refusal={refusal} onClose={() => setRefusal(undefined)} />}
      <p>{text.sendAsk}</p>
      {kind === 'dispute' && <p>{text.sendDispute}</p>}
      {files.length === 0 ? (
        <p className={page.late}>{text.noScan}</p>
      ) : (
        <fieldset className={page.fieldset}>
          <legend>{text.scan}</legend>
          <p className={page.muted}>{text.scanHint}</p>
          <Radio.Group
            className={page.column}
            value={scanId}
            options={files.map((file) => ({ value: file.id, label: file.name }))}
            onChange={({ target }) => setChosen(target.value)}
          />
        </fieldset>
      )}
    </Modal>
  )
}
