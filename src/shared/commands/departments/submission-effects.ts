import type { Submission } from '../../domain/submission'
import { isLate } from '../../domain/supervision-order'
import type { Refusal } from '../../messages/catalogue'
import { fileObjection, needObjectionInTime } from '../cases/case-objection'
import { takeReply } from '../documents/document-reply'
import type { CommandContext } from '../engine/command'
import { orderRef } from '../supervision/define-supervision-command'
import { answerOrder } from '../supervision/order-clock'
import type { Addressed } from './addressed'
import type { SentPaper } from './submission-send'

/** What speaks against sending a complete paper now: an objection has its days. */
export function submissionTrouble(
  submission: Submission,
  { document }: Addressed,
  ctx: CommandContext,
): Refusal | undefined {
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
  // An extension and a dispute are requests: they stand by themselves until the bureau has answered.
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
