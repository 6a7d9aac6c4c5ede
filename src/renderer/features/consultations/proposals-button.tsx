import { Link } from '@tanstack/react-router'
import { Button, Drawer, Input, Popover } from 'antd'
import { useState } from 'react'
import type { ConsultationProposal } from '#shared/domain/consultation-proposal'
import { useLive, useReference, useSession } from '../../data/hooks'
import { useRun } from '../../ui/commands/use-run'
import page from '../../ui/sections/subject-page.module.css'
import { DueCountdown } from '../../ui/time/due-countdown'
import { formatMoment } from '../../ui/time/format'
import { proposalTexts as text } from './messages'

/** What hotline and departments ask the bureau to bring to the table, while nobody has answered; nothing where nothing waits. */
export function ProposalsButton() {
  const { roles } = useSession()
  const [open, setOpen] = useState(false)
  const { value } = useLive('consultation proposals', ['consultations', 'orders'], async (desk) => {
    const waiting = (await desk.consultationProposals()).filter(({ state }) => state === 'open')
    return Promise.all(
      waiting.map(async (proposal) => ({
        proposal,
        caseId:
          proposal.dispute?.caseId ??
          (proposal.workOrderId && (await desk.get('workOrder', proposal.workOrderId))?.lead?.caseId),
      })),
    )
  })
  if (!value || value.length === 0) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.waiting(value.length)}</Button>
      <Drawer open={open} title={text.title} size={560} mask={false} onClose={() => setOpen(false)}>
        <p className={page.muted}>{text.hint}</p>
        {value.map(({ proposal, caseId }) => (
          <ProposalLine key={proposal.id} proposal={proposal} caseId={caseId} mayAnswer={roles.includes('officer')} />
        ))}
      </Drawer>
    </>
  )
}

interface ProposalLineProps {
  readonly proposal: ConsultationProposal
  readonly caseId: string | undefined
  readonly mayAnswer: boolean
}

function ProposalLine({ proposal, caseId, mayAnswer }: ProposalLineProps) {
  const ref = useReference()
  const run = useRun()
  const organs = proposal.organIds.map((id) => ref.organ(id)?.name ?? '').join('、')
  const answer = (decision: 'taken' | 'declined', words: string) =>
    void run('consultation.answerProposal', { proposalId: proposal.id, decision, answer: words })
  return (
    <div className={page.entry}>
      <p className={page.entryHead}>
        <strong>{proposal.topic}</strong>
        <span className={page.muted}>
          {ref.label('consultationReason', proposal.reason)}　{formatMoment(proposal.createdAt)}
        </span>
      </p>
      <p className={page.text}>
        {organs}
        {proposal.text && `\n${proposal.text}`}
        {proposal.dispute?.basis && `\n${text.basis}${proposal.dispute.basis}`}
      </p>
      {proposal.dispute && (
        <p className={page.muted}>
          {text.due} <DueCountdown from={proposal.createdAt} dueAt={proposal.dispute.dueAt} />
        </p>
      )}
      <div className={page.buttons}>
        {caseId && (
          <Link to="/consultations" search={{ case: caseId }}>
            {text.convene}
          </Link>
        )}
        {!caseId && proposal.workOrderId && (
          <Link to="/leads" search={{ view: 'all', order: proposal.workOrderId }}>
            {text.acceptFirst(proposal.orderNo)}
          </Link>
        )}
        {mayAnswer && (
          <>
            <Button size="small" onClick={() => answer('taken', text.takenAnswer)}>
              {text.take}
            </Button>
            <DeclineButton onDecline={(words) => answer('declined', words)} />
          </>
        )}
      </div>
    </div>
  )
}

function DeclineButton({ onDecline }: { onDecline: (words: string) => void }) {
  const [words, setWords] = useState('')
  return (
    <Popover
      trigger="click"
      content={
        <div className={page.column}>
          <Input.TextArea
            aria-label={text.why}
            placeholder={text.why}
            rows={3}
            maxLength={1000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <Button disabled={words.trim() === ''} onClick={() => onDecline(words)}>
            {text.decline}
          </Button>
        </div>
      }
    >
      <Button size="small">{text.decline}</Button>
    </Popover>
  )
}
