import { Drawer } from 'antd'
import { useState } from 'react'
import type { OfficialDocument } from '#shared/domain/official-document'
import { type Submission, submissionKindLabels, submissionStatusLabels } from '#shared/domain/submission'
import { useAttachments, useReference } from '../../data/hooks'
import { StoredFileLink } from '../attachments/stored-file-link'
import { CommandButton } from '../commands/command-button'
import { Block } from '../sections/block'
import page from '../sections/subject-page.module.css'
import { StatusTag } from '../status/status-tag'
import { DueCountdown } from '../time/due-countdown'
import { formatDay, formatMoment } from '../time/format'
import { DecideForm } from './decide-form'
import { submissionTexts as text } from './messages'

interface SubmissionsPanelProps {
  readonly submissions: readonly Submission[]
  /** The documents that they may be about. */
  readonly documents: readonly OfficialDocument[]
}

/** What a department sent in, as the bureau reads and answers it. */
export function SubmissionsPanel({ submissions, documents }: SubmissionsPanelProps) {
  const [deciding, setDeciding] = useState<Submission>()
  const sorted = [...submissions].sort((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? 1 : -1))
  const about = deciding && documents.find(({ id }) => id === deciding.about.id)
  if (sorted.length === 0) return null
  return (
    <Block title={text.title}>
      {sorted.map((one) => (
        <Entry key={one.id} submission={one} onDecide={() => setDeciding(one)} />
      ))}
      <Drawer
        open={deciding !== undefined}
        title={text.decide}
        size={480}
        mask={false}
        onClose={() => setDeciding(undefined)}
        destroyOnHidden
      >
        {deciding && (
          <DecideForm
            submission={deciding}
            supervisionOrderId={about?.supervisionOrderId}
            onDone={() => setDeciding(undefined)}
          />
        )}
      </Drawer>
    </Block>
  )
}

function Entry({ submission: one, onDecide }: { submission: Submission; onDecide: () => void }) {
  const ref = useReference()
  const files = useAttachments(one.id).value ?? []
  const asks = one.kind === 'extension' || one.kind === 'dispute'
  return (
    <article className={page.entry}>
      <p className={page.entryHead}>
        <strong>{submissionKindLabels[one.kind]}</strong>
        <StatusTag tone={one.status === 'sent' ? 'accent' : 'quiet'}>{submissionStatusLabels[one.status]}</StatusTag>
        {one.late && <StatusTag tone="red">{text.late}</StatusTag>}
        {asks && one.status === 'sent' && (
          <CommandButton
            subject={{ type: 'submission', id: one.id }}
            type="submission.decide"
            label={text.decide}
            size="small"
            onRun={onDecide}
          />
        )}
      </p>
      <p className={page.muted}>
        {[ref.organ(one.organId)?.name, one.number, ref.user(one.signedBy)?.name, formatMoment(one.sentAt)]
          .filter(Boolean)
          .join('　')}
      </p>
      {one.until && <p className={page.text}>{`${text.until}${formatDay(one.until)}`}</p>}
      {one.competentOrganId && (
        <p className={page.text}>{`${text.competent}${ref.organ(one.competentOrganId)?.name ?? ''}办理`}</p>
      )}
      <p className={page.text}>{one.text}</p>
      {one.basis && <p className={page.text}>{`${text.basis}${one.basis}`}</p>}
      {one.status === 'sent' && one.sentAt && one.answerDueAt && (
        <p className={page.text}>
          {text.due} <DueCountdown from={one.sentAt} dueAt={one.answerDueAt} />
        </p>
      )}
      {one.items.map(({ id, problem, measure, person }, at) => (
        <p key={id} className={page.text}>
          {`${at + 1}. ${[problem, measure, person].filter(Boolean).join('；')}`}
        </p>
      ))}
      {files.map((file) => (
        <div key={file.id}>
          <StoredFileLink file={file} />
          {file.id === one.scanId && <span className={page.muted}>{text.scan}</span>}
        </div>
      ))}
      {one.decision && (
        <p className={page.text}>
          {`${text.answered}：${one.decision.granted ? text.granted : text.refused}${
            one.decision.until ? `，${formatDay(one.decision.until)}` : ''
          }。${one.decision.reason}`}
        </p>
      )}
    </article>
  )
}
