import { z } from 'zod'
import { addCivilDays, civilDateOf, startOfCivilDate } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { type Objection, objectionResult } from '../../domain/investigation'
import type { OfficialDocument } from '../../domain/official-document'
import type { Refusal } from '../../messages/catalogue'
import { decideSubmission } from '../departments/submission-decide'
import { type CommandContext, firstRefusal, refuse, type Tx } from '../engine/command'
import { needHandler, needOther, onCase } from '../guards'
import { endTrack, openTrack } from './case-tracks'
import { defineCaseCommand } from './define-case-command'

const fileInput = z.object({
  caseId: entityId,
  objectionId: entityId,
  documentId: entityId.meta({ title: '文书' }),
  by: z.string().trim().min(1, '请填写异议人').max(100).meta({ title: '异议人' }),
  filedOn: civilDate.meta({ title: '收到日期' }),
  grounds: z.string().trim().min(1, '请写明异议的理由').max(5000).meta({ title: '异议理由' }),
  lateReason: z.string().trim().max(500).default('').meta({ title: '逾期仍予受理的理由' }),
})

/** 异议: the respondent against a delivered document, within the days its rule gives; runs as a track of its own. */
export const caseFileObjection = defineCaseCommand<z.infer<typeof fileInput>>({
  type: 'case.fileObjection',
  input: fileInput,
  also: (i) => [{ type: 'officialDocument', id: i.documentId }],
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needHandler(ctx, found),
      (found) => (found.opinionId || found.decisionId ? undefined : refuse('cases.opinionNotIssued')),
    ),
  check: (found, i, ctx, tx) =>
    firstRefusal(
      () => (found.objections?.[i.objectionId] ? refuse('cases.partExists') : undefined),
      () => (i.filedOn > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '收到日期' }) : undefined),
      () => {
        const document = tx.get('officialDocument', i.documentId)
        if (document?.caseId !== i.caseId) return refuse('general.notFound', { what: '文书' })
        const refusal = needObjectionInTime(document, startOfCivilDate(i.filedOn), ctx)
        return refusal?.code === 'cases.objectionLate' && i.lateReason !== '' ? undefined : refusal
      },
    ),
  apply({ tx }, i, ctx) {
    const { caseId, objectionId: id, ...objection } = i
    fileObjection(tx, caseId, { id, ...objection }, ctx)
    return { note: i.grounds, documentId: i.documentId }
  },
})

/** The objection is in the case, as a track of its own, whoever brought it there. */
export function fileObjection(tx: Tx, caseId: string, objection: Objection, ctx: CommandContext): void {
  const { id, by, documentId } = objection
  tx.set({ type: 'supervisionCase', id: caseId }, `objections.${id}`, objection)
  openTrack(tx, caseId, { id, kind: 'objection', title: `${by}异议复核`, refId: documentId }, ctx)
}

/** Within the days that the rule of the document's kind gives, from its service. */
export function needObjectionInTime(document: OfficialDocument, at: Date, ctx: CommandContext): Refusal | undefined {
  const served = document.deliveries[0]?.servedOn
  if (!served) return refuse('cases.notDelivered')
  const days = ctx.ref.rule(document.kind, served)?.objectionDays
  const late = days !== undefined && civilDateOf(at) > addCivilDays(served, days)
  return late ? refuse('cases.objectionLate', { days }) : undefined
}

const decideInput = z.object({
  caseId: entityId,
  objectionId: entityId,
  documentId: entityId,
  result: objectionResult.meta({ title: '复核结果' }),
  reason: z.string().trim().min(1, '请写明复核理由').max(5000).meta({ title: '复核理由' }),
})

/** 复核决定: by a reviewer who neither handled the case nor approved or signed the document. */
export const caseDecideObjection = defineCaseCommand<z.infer<typeof decideInput>>({
  type: 'case.decideObjection',
  input: decideInput,
  also: (i) => [
    { type: 'officialDocument', id: i.documentId },
    // Where the respondent filed it himself, it is his paper that is answered.
    { type: 'submission', id: i.objectionId },
  ],
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['reviewer', 'issuer'],
      (found) => needOther(ctx, found.handlerIds, '异议复核'),
      (found) =>
        Object.values(found.objections ?? {}).some(({ decision }) => !decision)
          ? undefined
          : refuse('cases.noObjection'),
    ),
  check: (found, i, ctx, tx) => {
    const objection = found.objections?.[i.objectionId]
    if (!objection || objection.documentId !== i.documentId) return refuse('general.notFound', { what: '异议' })
    if (objection.decision) return refuse('cases.objectionDecided')
    const document = tx.get('officialDocument', i.documentId)
    const hands = document?.approvals.filter(({ step }) => step !== 'submit' && step !== 'return').map(({ by }) => by)
    return needOther(ctx, hands ?? [], '异议复核')
  },
  apply({ set, tx }, i, ctx) {
    const at = ctx.now.toISOString()
    const decision = { result: i.result, reason: i.reason, reviewerId: ctx.actor.userId, at }
    set(`objections.${i.objectionId}.decision`, decision)
    endTrack(tx, i.caseId, i.objectionId, 'ended', i.reason, ctx)
    decideSubmission(tx, i.objectionId, { granted: i.result !== 'upheld', reason: i.reason }, ctx)
    return { note: i.reason, documentId: i.documentId }
  },
})
