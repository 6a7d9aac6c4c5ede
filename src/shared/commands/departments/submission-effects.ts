import { civilDateOf } from '../../domain/civil-date'
import { defaultLimits, limitEnd } from '../../domain/limit'
import type { Submission } from '../../domain/submission'
import { isLate } from '../../domain/supervision-order'
import type { Refusal } from '../../messages/catalogue'
import { fileObjection, needObjectionInTime } from '../cases/case-objection'
import { takeReply } from '../documents/document-reply'
import { type CommandContext, refuse } from '../engine/command'
import { orderRef } from '../supervision/define-supervision-command'
import { answerOrder } from '../supervision/order-clock'
import { type Addressed, caseIdOf, dueOf } from './addressed'
import { submissionRef } from './define-submission-command'
import type { SentPaper } from './submission-send'

/**
 * What speaks against sending a complete paper now: an objection has its days, and who is competent is disputed while
 * the answer is not overdue, once at a time.
 */
export function submissionTrouble(submission: Submission, found: Addressed, ctx: CommandContext): Refusal | undefined {
  const { document } = found
  if (submission.kind === 'dispute')
    return isLate(dueOf(found), civilDateOf(ctx.now)) ? refuse('departments.disputeLate') : undefined
  if (submission.kind !== 'objection' || !document) return undefined
  return needObjectionInTime(document, ctx.now, ctx)
}

/** The records that a department's paper leads to: the same that an officer makes of a letter (domain.md §11). */
export function recordSubmission(paper: SentPaper, ctx: CommandContext): void {
  const { kind, outcome = 'report', text } = paper.submission
  if (kind === 'reply') answer(paper, outcome, text, ctx)
  if (kind === 'rectification') {
    reportItems(paper)
    answer(paper, 'report', reportText(paper.submission), ctx)
  }
  if (kind === 'objection') object(paper, ctx)
  if (kind === 'dispute') propose(paper, ctx)
  // An extension and a dispute are requests: they stand by themselves until the bureau has answered.
}

/** 管辖异议 comes before hotline and bureau as a proposal to convene; of a confidential case before its handlers only. */
function propose({ submission, document, order, case: home, proposalId, tx }: SentPaper, ctx: CommandContext): void {
  if (!proposalId || home?.flags.confidential) return
  const { organId, competentOrganId, text } = submission
  const name = ctx.ref.organ(organId)?.name ?? ''
  const dueAt = limitEnd(ctx.now.toISOString(), defaultLimits.dispatchRuling, ctx.ref.calendar)
  const caseId = caseIdOf({ ...(document && { document }), ...(order && { order }) })
  tx.create('consultationProposal', {
    id: proposalId,
    region: submission.region,
    ...(order?.workOrderId && { workOrderId: order.workOrderId }),
    orderNo: '',
    dispute: {
      organId,
      submissionId: submission.id,
      ...(caseId && { caseId }),
      ...(competentOrganId && { competentOrganId }),
      basis: submission.basis ?? '',
      dueAt,
    },
    topic: `${name}提出管辖异议`,
    reason: 'jurisdictionDispute',
    organIds: [organId, ...(competentOrganId ? [competentOrganId] : [])],
    text,
    state: 'open',
    answer: '',
  })
  tx.set(submissionRef(submission.id), 'proposalId', proposalId)
  tx.set(submissionRef(submission.id), 'answerDueAt', dueAt)
}

function answer(
  { submission, document, order, files, receivedOn, case: home, tx }: SentPaper,
  outcome: NonNullable<Submission['outcome']>,
  text: string,
  ctx: CommandContext,
): void {
  const reply = { id: submission.id, receivedOn, outcome, number: submission.number, text, files: [...files] }
  if (document && home) {
    const set = (path: string, to: unknown) => tx.set({ type: 'officialDocument', id: document.id }, path, to)
    const setCase = (path: string, to: unknown) => tx.set({ type: 'supervisionCase', id: home.id }, path, to)
    takeReply({ document, case: home, tx, set, setCase }, reply, ctx)
  }
  if (order) {
    const late = isLate(order.dueAt, receivedOn)
    const stamp = { late, by: ctx.actor.userId, at: ctx.now.toISOString() }
    tx.append(orderRef(order.id), 'replies', { ...reply, ...stamp })
    answerOrder(tx, order, late, ctx)
  }
}

/** Problem by problem into the case's list; what two people have checked already stays as it is. */
function reportItems({ submission, document, case: home, tx }: SentPaper): void {
  if (!document || !home) return
  for (const { id, problem, measure, person } of submission.items) {
    if (home.rectification?.[id]?.check) continue
    tx.set({ type: 'supervisionCase', id: home.id }, `rectification.${id}`, { id, problem, measure, person })
  }
}

function reportText({ text, items }: Submission): string {
  const lines = items.map(({ problem, measure, person }, at) =>
    [`${at + 1}. ${problem}`, measure && `整改：${measure}`, person && `责任人：${person}`].filter(Boolean).join('；'),
  )
  return [text, ...lines].join('\n')
}

function object({ submission, document, case: home, receivedOn, tx }: SentPaper, ctx: CommandContext): void {
  if (!document || !home) return
  const by = ctx.ref.organ(submission.organId)?.name ?? ''
  const objection = { id: submission.id, documentId: document.id, by, filedOn: receivedOn, grounds: submission.text }
  fileObjection(tx, home.id, { ...objection, lateReason: '' }, ctx)
}
