import { Link, useParams } from '@tanstack/react-router'
import { proposalStateLabels } from '#shared/domain/consultation-proposal'
import {
  type Submission,
  sendingCommands,
  submissionKindLabels,
  submissionStatusLabels,
} from '#shared/domain/submission'
import { useLive, useOffered, useReference } from '../../data/hooks'
import { AttachmentsPanel } from '../../ui/attachments/attachments-panel'
import { EmptyState } from '../../ui/feedback/empty-state'
import { Block, FactList } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { DueCountdown } from '../../ui/time/due-countdown'
import { formatDay, formatMoment } from '../../ui/time/format'
import { titleOf } from './inbox-search'
import { departmentTexts } from './messages'
import { SubmissionButtons } from './submission-buttons'
import { SubmissionForm } from './submission-form'
import { submissionTones } from './submissions-block'
import { useInbox } from './use-inbox'

const text = departmentTexts.submission

/** A paper of the department on its way from its operator to its leader and out. */
export function SubmissionPage() {
  const { submissionId } = useParams({ from: '/submissions/$submissionId' })
  const { value, stale } = useLive(`submission ${submissionId}`, ['supervision'], (desk) =>
    desk.get('submission', submissionId),
  )
  const { items } = useInbox()
  const offered = useOffered({ type: 'submission', id: submissionId }, [
    'submission.edit',
    'submission.propose',
    'submission.return',
    'submission.discard',
    ...(value ? [sendingCommands[value.kind]] : []),
  ])
  if (!value)
    return stale ? (
      <EmptyState title={text.loading} />
    ) : (
      <EmptyState title={text.notFound} action={<Link to="/inbox">{departmentTexts.toList}</Link>}>
        {departmentTexts.notFoundTodo}
      </EmptyState>
    )
  const item = items?.find(({ id, order }) => id === value.about.id || order?.id === value.about.id)
  const editable = offered?.['submission.edit'] === null
  return (
    <div className={page.page}>
      <header className={page.head}>
        <div>
          <p className={page.kicker}>
            <Link to="/inbox">{departmentTexts.title}</Link>
            {item && (
              <Link to="/inbox/$matterId" params={{ matterId: item.id }}>
                {titleOf(item)}
              </Link>
            )}
            <StatusTag tone={submissionTones[value.status]}>{submissionStatusLabels[value.status]}</StatusTag>
            {value.late && <StatusTag tone="red">{departmentTexts.late}</StatusTag>}
          </p>
          <h1 className={page.title}>{submissionKindLabels[value.kind]}</h1>
        </div>
        {item && <SubmissionButtons submission={value} item={item} offered={offered} />}
      </header>
      <div className={page.body}>
        <div className={page.columns}>
          <div>
            {value.returnReason && (
              <Block title={text.returnedBecause}>
                <p className={page.text}>{value.returnReason}</p>
              </Block>
            )}
            {editable ? <SubmissionForm submission={value} /> : <Written submission={value} />}
          </div>
          <div>
            <Block title={text.files} hint={text.filesHint}>
              <AttachmentsPanel owner={{ type: 'submission', id: value.id }} />
            </Block>
            <Course submission={value} />
          </div>
        </div>
      </div>
    </div>
  )
}

function Written({ submission }: { submission: Submission }) {
  const ref = useReference()
  return (
    <Block title={text.text[submission.kind]}>
      <p className={page.text}>{submission.text}</p>
      <FactList
        rows={[
          [departmentTexts.number, submission.number],
          [text.asked, formatDay(submission.until)],
          [text.competent, ref.organ(submission.competentOrganId)?.name, 'wide'],
          [text.basis, submission.basis, 'wide'],
          ...submission.items.map(
            ({ problem, measure, person }, at) =>
              [`${text.problem} ${at + 1}`, [problem, measure, person].filter(Boolean).join('；'), 'wide'] as const,
          ),
        ]}
      />
    </Block>
  )
}

/** What became of a dispute: before the bureau until when, or whether it is brought to a table. */
function ProposalLine({ submission: { proposalId, sentAt, answerDueAt } }: { submission: Submission }) {
  const { value } = useLive('consultation proposals', ['consultations'], (desk) => desk.consultationProposals())
  const proposal = value?.find(({ id }) => id === proposalId)
  if (!proposal || !sentAt || !answerDueAt) return null
  return (
    <>
      {proposalStateLabels[proposal.state]}{' '}
      {proposal.state === 'open' ? <DueCountdown from={sentAt} dueAt={answerDueAt} /> : proposal.answer}
    </>
  )
}

function Course({ submission }: { submission: Submission }) {
  const ref = useReference()
  const { decision } = submission
  return (
    <FactList
      rows={[
        [text.written, `${ref.user(submission.createdBy)?.name ?? ''}　${formatMoment(submission.createdAt)}`, 'wide'],
        [text.signed, submission.signedBy && (ref.user(submission.signedBy)?.name ?? ''), 'wide'],
        [text.sentAt, formatMoment(submission.sentAt), 'wide'],
        [text.proposed, submission.proposalId && <ProposalLine key="proposal" submission={submission} />, 'wide'],
        [
          text.decision,
          decision &&
            [
              decision.granted ? text.granted : text.refused,
              decision.until && `${text.until}${formatDay(decision.until)}`,
              decision.reason,
            ]
              .filter(Boolean)
              .join('　'),
          'wide',
        ],
      ]}
    />
  )
}
