import { z } from 'zod'
import { civilDateOf, endOfCivilDate } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import type { EntityRef } from '../../domain/entities'
import { submissionAbout, submissionKindLabels } from '../../domain/submission'
import type { Refusal } from '../../messages/catalogue'
import { extendCaseLimit } from '../case-limits'
import { orderRefs } from '../documents/order-paper'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse, type Tx } from '../engine/command'
import { answerProposal } from '../hotline/consultation-proposals'
import { ownDemandingId } from '../rectify-paper'
import { onHome } from '../supervision/define-supervision-command'
import { moveOrderDue } from '../supervision/order-clock'
import { addressedOf, behindOf, caseIdOf, dueOf } from './addressed'
import { submissionRef } from './define-submission-command'

const decideInput = z.object({
  submissionId: entityId,
  about: submissionAbout,
  caseId: entityId.optional(),
  supervisionOrderId: entityId.optional(),
  /** Of a dispute: the proposal that its answer settles too. */
  proposalId: entityId.optional(),
  granted: z.boolean().meta({ title: '答复' }),
  until: civilDate.optional().meta({ title: '延长至' }),
  reason: z.string().trim().min(1, '请写明答复的理由').max(2000).meta({ title: '理由' }),
})
type DecideInput = z.infer<typeof decideInput>

export function proposalRefs({ proposalId }: { readonly proposalId?: string | undefined }): EntityRef[] {
  return proposalId === undefined ? [] : [{ type: 'consultationProposal', id: proposalId }]
}

/** The bureau answers a request: an extension by its reviewer, a dispute about who is competent by the handlers. */
export const submissionDecide = defineCommand<DecideInput>({
  type: 'submission.decide',
  version: 1,
  input: decideInput,
  entities: (i) => [submissionRef(i.submissionId), i.about, ...behindOf(i), ...orderRefs(i), ...proposalRefs(i)],
  subject: (i) => submissionRef(i.submissionId),
  offered: (tx, id, ctx) => {
    const found = tx.get('submission', id)
    if (!found) return refuse('general.notFound', { what: '部门来文' })
    if (found.kind !== 'extension' && found.kind !== 'dispute') return refuse('departments.noRequest')
    if (found.status !== 'sent') return refuse('departments.decided')
    const about = addressedOf(tx, found.about)
    const leadOrganId = about.order?.leadOrganId ?? about.document?.organId ?? ''
    return onHome(tx, { caseId: found.caseId, leadOrganId }, ctx, [found.kind === 'extension' ? 'reviewer' : 'officer'])
  },
  check: (tx, i, ctx) =>
    firstRefusal(
      () => needSameSubject(tx, i),
      () => (tx.get('submission', i.submissionId)?.kind === 'extension' ? needLaterDay(tx, i, ctx) : undefined),
    ),
  apply(tx, i, ctx) {
    const found = tx.get('submission', i.submissionId)
    if (!found) return
    const { granted, reason, until } = i
    const grantedUntil = found.kind === 'extension' && granted ? until : undefined
    decideSubmission(tx, found.id, { granted, reason, ...(grantedUntil ? { until: grantedUntil } : {}) }, ctx)
    if (grantedUntil) extend(tx, i, grantedUntil, ctx)
    settleProposal(tx, i, ctx)
    const home = i.caseId === undefined ? undefined : tx.get('supervisionCase', i.caseId)
    const note = `${submissionKindLabels[found.kind]}${granted ? '同意' : '不同意'}：${reason}`
    if (home) tx.record({ caseId: home.id, region: home.region, note })
  },
})

/** Who answers the paper has answered what it proposed. */
function settleProposal(tx: Tx, { proposalId, granted, reason }: DecideInput, ctx: CommandContext): void {
  const proposal = proposalId === undefined ? undefined : tx.get('consultationProposal', proposalId)
  if (proposal?.state === 'open') answerProposal(tx, proposal.id, granted ? 'taken' : 'declined', reason, ctx)
}

/** What the department reads as the bureau's answer. */
export function decideSubmission(
  tx: Tx,
  id: string,
  answer: { granted: boolean; reason: string; until?: string },
  ctx: CommandContext,
): void {
  if (!tx.get('submission', id)) return
  const decision = { ...answer, by: ctx.actor.userId, at: ctx.now.toISOString() }
  tx.set(submissionRef(id), 'status', 'decided')
  tx.set(submissionRef(id), 'decision', decision)
}

function needSameSubject(tx: ReadTx, i: DecideInput): Refusal | undefined {
  const found = tx.get('submission', i.submissionId)
  const about = addressedOf(tx, i.about)
  const same =
    found?.about.id === i.about.id &&
    caseIdOf(about) === i.caseId &&
    about.document?.supervisionOrderId === i.supervisionOrderId &&
    found.proposalId === i.proposalId
  return same ? undefined : refuse('general.notFound', { what: '来文所答复的事项' })
}

function needLaterDay(tx: ReadTx, i: DecideInput, ctx: CommandContext): Refusal | undefined {
  if (!i.granted) return undefined
  if (!i.until) return refuse('departments.incomplete', { what: '延长至的日期' })
  const due = dueOf(addressedOf(tx, i.about))
  if (due && i.until <= civilDateOf(due)) return refuse('cases.dateNotAfter', { what: '延长至', than: '原期限' })
  return i.until <= civilDateOf(ctx.now) ? refuse('cases.dateNotAhead', { what: '延长至' }) : undefined
}

/** Every clock that the request is about: of the paper, of its order or track, and of the case that waits for it. */
function extend(tx: Tx, i: DecideInput, until: string, ctx: CommandContext): void {
  const { document, order } = addressedOf(tx, i.about)
  if (order) moveOrderDue(tx, order, until)
  if (!document) return
  const dueAt = endOfCivilDate(until).toISOString()
  const carried = i.supervisionOrderId ? tx.get('supervisionOrder', i.supervisionOrderId) : undefined
  if (carried?.paperId === document.id) moveOrderDue(tx, carried, until)
  const home = tx.get('supervisionCase', document.caseId)
  const caseRef = { type: 'supervisionCase', id: document.caseId } as const
  if (home?.tracks?.[document.id]) tx.set(caseRef, `tracks.${document.id}.dueOn`, until)
  const running = home?.limits.rectify
  if (home && running && !running.doneAt && ownDemandingId(home) === document.id) {
    extendCaseLimit(tx, home, running, { dueAt, reason: i.reason }, ctx)
  } else {
    tx.set({ type: 'officialDocument', id: document.id }, 'replyDueAt', dueAt)
  }
}
