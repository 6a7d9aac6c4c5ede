import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { defaultLimits } from '../../domain/limit'
import { isNotFollowed } from '../../domain/not-followed'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { endCaseLimit, lastDayOf, limitPassed, startCaseLimit, startReply, withdrawReply } from '../case-limits'
import { type CommandContext, type ReadTx, refuse } from '../engine/command'
import { governmentScan, needGovernmentScan, scanRefs } from '../government-scan'
import { needHandler, needRole, needStage, onCase } from '../guards'
import { beginVerification } from './begin-verification'
import { defineCaseCommand } from './define-case-command'
import { reviewAnew } from './new-round'

const verifyInput = z.object({
  caseId: entityId,
  ground: z.enum(['report', 'refusal', 'overdue']).meta({ title: '核验事由' }),
  text: z.string().trim().max(10_000).default('').meta({ title: '整改报告或拒绝情况' }),
})

/** The respondent reported or refused, or its limit passed; the server issues the last by itself (domain.md §4). */
export const caseVerify = defineCaseCommand<z.infer<typeof verifyInput>>({
  type: 'case.verify',
  input: verifyInput,
  offered: (tx, caseId, ctx) =>
    onCase(tx, caseId, ctx, ['officer', 'system'], (found) => needStage(found, 'rectifying')),
  check: (found, i, ctx) => {
    if (i.ground !== 'overdue' && i.text === '') return refuse('cases.verificationTextMissing')
    if (i.ground === 'overdue' && !limitPassed(found, 'rectify', ctx.now)) {
      return refuse('cases.limitNotPassed', { day: lastDayOf(found, 'rectify') ?? '送达后起算' })
    }
    return undefined
  },
  apply(edit, i, ctx) {
    beginVerification(edit, i, ctx)
    return { note: i.text }
  },
})

const reasonInput = z.object({
  caseId: entityId,
  reason: z.string().trim().min(1, '请写明理由').max(2000).meta({ title: '理由' }),
})

/** New facts send a case that is being verified back into review. */
export const caseResumeReview = defineCaseCommand<z.infer<typeof reasonInput>>({
  type: 'case.resumeReview',
  input: reasonInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'verifying'),
      (found) => needHandler(ctx, found),
    ),
  apply(edit, i, ctx) {
    const { tx, case: found } = edit
    reviewAnew(edit)
    endCaseLimit(tx, found, 'escalate', ctx)
    startCaseLimit(tx, i.caseId, 'review', defaultLimits.review, ctx)
    return { note: i.reason }
  },
})

const escalateInput = z.object({ caseId: entityId, requestId: entityId, opinionId: entityId })

/** Reports to the government once the opinion was refused or ignored and the 请示 is issued (plan 三(三)2). */
export const caseEscalate = defineCaseCommand<z.infer<typeof escalateInput>>({
  type: 'case.escalate',
  input: escalateInput,
  also: (i) => [
    { type: 'officialDocument', id: i.requestId },
    { type: 'officialDocument', id: i.opinionId },
  ],
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'verifying'),
      (found) => needHandler(ctx, found),
      (found) => (found.opinionId ? undefined : refuse('cases.opinionNotIssued')),
      (found) => (isNotFollowed(found, ctx.now) ? undefined : refuse('cases.notRefused')),
      (found) => (found.requestId ? undefined : refuse('cases.requestNotIssued')),
    ),
  check: (found, i, _ctx, tx) => {
    if (i.opinionId !== found.opinionId || i.requestId !== found.requestId) return refuse('cases.documentsChanged')
    const request = tx.get('officialDocument', i.requestId)
    return request?.number ? undefined : refuse('cases.requestNotIssued')
  },
  apply({ set, tx, case: found }, i, ctx) {
    set('stage', 'escalating')
    set('refusal', undefined)
    endCaseLimit(tx, found, 'escalate', ctx)
    // What the request speaks of goes along with it: the government reads the opinion and how it was served.
    tx.add({ type: 'officialDocument', id: i.opinionId }, 'annexOfRequests', [i.requestId])
    return { documentId: i.requestId }
  },
})

const approvalInput = z.object({
  caseId: entityId,
  instruction: z.string().trim().min(1, '请填写批示内容').max(2000).meta({ title: '批示' }),
  signer: z.string().trim().min(1, '请填写批示人').max(50).meta({ title: '批示人' }),
  on: civilDate.meta({ title: '批示日期' }),
  scan: z.string().trim().max(200).default('').meta({ title: '扫描件' }),
  scanId: entityId.optional().meta({ title: '批示扫描件' }),
})

/** What the government answered is corrected by whoever entered it, and contradicted by nobody else. */
function needOwnAnswer({ approval, refusal }: SupervisionCase, ctx: CommandContext): Refusal | undefined {
  if (approval && approval.by !== ctx.actor.userId) return refuse('cases.approvedAlready')
  return refusal && refusal.by !== ctx.actor.userId ? refuse('cases.refusedByGovernment') : undefined
}

/** The government's approval of the 请示, as the government office or the officer records it. */
export const caseRecordApproval = defineCaseCommand<z.infer<typeof approvalInput>>({
  type: 'case.recordApproval',
  input: approvalInput,
  also: scanRefs,
  offered: (tx, caseId, ctx) => {
    const found = tx.get('supervisionCase', caseId)
    if (!found) return refuse('general.notFound', { what: '案件' })
    const fits = () => needStage(found, 'escalating') ?? needOwnAnswer(found, ctx)
    return ctx.actor.roles.includes('government') ? fits() : onCase(tx, caseId, ctx, ['officer'], fits)
  },
  check: (found, i, ctx, tx) =>
    i.on > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '批示日期' }) : needGovernmentScan(tx, i, found.id),
  apply({ set, tx, case: found }, i, ctx) {
    const { instruction, signer, on, scan } = i
    set('approval', { instruction, signer, on, scan, ...governmentScan(tx, i), by: ctx.actor.userId })
    if (found.refusal) {
      set('refusal', undefined)
      withdrawReply(tx, found)
    }
    return { note: i.instruction }
  },
})

const refusalInput = {
  caseId: entityId,
  reason: z.string().trim().min(1, '请写明政府的意见').max(4000).meta({ title: '政府意见' }),
  signer: z.string().trim().max(50).default('').meta({ title: '批示人' }),
  on: civilDate.meta({ title: '日期' }),
}

/** The government's answers other than approval may be recorded by its office, or by the officer. */
function onEscalated(tx: ReadTx, caseId: string, ctx: CommandContext) {
  const found = tx.get('supervisionCase', caseId)
  if (!found) return refuse('general.notFound', { what: '案件' })
  const fits = () => needStage(found, 'escalating') ?? (found.approval ? refuse('cases.approvedAlready') : undefined)
  return ctx.actor.roles.includes('government') ? fits() : onCase(tx, caseId, ctx, ['officer'], fits)
}

const returnedInput = z.object(refusalInput)

/** The request comes back: the case goes into review again, with the government's remarks. */
export const caseApprovalReturned = defineCaseCommand<z.infer<typeof returnedInput>>({
  type: 'case.approvalReturned',
  input: returnedInput,
  offered: onEscalated,
  check: (_found, i, ctx) => (i.on > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '日期' }) : undefined),
  apply(edit, i, ctx) {
    const { set, tx } = edit
    set('refusal', { kind: 'returned', reason: i.reason, signer: i.signer, on: i.on, by: ctx.actor.userId })
    reviewAnew(edit)
    startCaseLimit(tx, i.caseId, 'review', defaultLimits.review, ctx)
    return { note: i.reason }
  },
})

const refusedInput = z.object({ ...refusalInput, next: z.enum(['close', 'accountable']).meta({ title: '后续' }) })

/** The government does not approve: the case closes with its answer to the reporter, or goes on as accountability. */
export const caseApprovalRefused = defineCaseCommand<z.infer<typeof refusedInput>>({
  type: 'case.approvalRefused',
  input: refusedInput,
  offered: onEscalated,
  check: (_found, i, ctx) => (i.on > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '日期' }) : undefined),
  apply({ set, tx, case: found }, i, ctx) {
    const [by, at] = [ctx.actor.userId, ctx.now.toISOString()]
    startReply(tx, found, ctx)
    set('refusal', { kind: 'refused', reason: i.reason, signer: i.signer, on: i.on, by })
    if (i.next === 'accountable') {
      set('accountability', { text: i.reason, at, by })
      set('stage', 'accountable')
    }
    return { note: i.reason }
  },
})

const notCorrectedInput = z.object({
  caseId: entityId,
  text: z.string().trim().min(1, '请写明追责建议、通报或移送的内容').max(4000).meta({ title: '处理建议' }),
})

/** After the decision was ignored too: accountability (domain.md §4). */
export const caseNotCorrected = defineCaseCommand<z.infer<typeof notCorrectedInput>>({
  type: 'case.notCorrected',
  input: notCorrectedInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'verifying'),
      (found) => (found.decisionId ? undefined : refuse('cases.decisionMissing')),
      (found) => needHandler(ctx, found) ?? needRole(ctx, 'officer'),
    ),
  apply({ set, tx, case: found }, i, ctx) {
    set('accountability', { text: i.text, at: ctx.now.toISOString(), by: ctx.actor.userId })
    set('stage', 'accountable')
    endCaseLimit(tx, found, 'escalate', ctx)
    startReply(tx, found, ctx)
    return { note: i.text }
  },
})
