import { z } from 'zod'
import { civilDateOf, civilYearOf, startOfCivilDate } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { defaultLimits } from '../../domain/limit'
import { deliveryMethod } from '../../domain/official-document'
import { endCaseLimit, startCaseLimit } from '../case-limits'
import { refuse } from '../engine/command'
import { needHandler, needNoConflict, needOther, needStage, onDocument } from '../guards'
import { documentSeries, formatNumber } from '../numbers'
import { defineDocumentCommand } from './define-document-command'
import { needPrerequisites } from './document-prerequisites'
import { needStatus, step } from './document-review'
import { demoBases, legalityProblem, relatedEntities, relatedIds } from './legality-guard'

const issueInput = z.object({
  documentId: entityId,
  caseId: entityId,
  opinion: z.string().trim().max(2000).default('同意印发').meta({ title: '签发意见' }),
  ...relatedIds,
})

/**
 * 签发 and numbering in one transaction: the number is taken under a row lock on (organ, kind, year), gap-free.
 * An opinion moves the case on to rectification; its clock starts with delivery.
 */
export const documentIssue = defineDocumentCommand<z.infer<typeof issueInput>>({
  type: 'document.issue',
  input: issueInput,
  also: relatedEntities,
  offered: (tx, documentId, ctx) =>
    onDocument(
      tx,
      documentId,
      ctx,
      ['issuer'],
      (document) => (document.numbering === 'own' ? undefined : refuse('cases.externalNumber')),
      (document) => needStatus(document, 'approved'),
      (document, found) => needOther(ctx, [...found.handlerIds, ...approvers(document)], '签发'),
      (_document, found) => needNoConflict(found),
      (document, found) => needPrerequisites(document.kind, found, ctx),
      (document, found) => (document.kind === 'opinion' ? needStage(found, 'review') : undefined),
    ),
  check: (view, i, ctx) => legalityProblem(view, i, ctx, 'issue'),
  series: ({ document }, ctx) => documentSeries(document.organId, document.kind, civilYearOf(ctx.now)),
  apply({ set, setCase, tx, document, case: found }, i, ctx) {
    const ref = { type: 'officialDocument', id: i.documentId } as const
    const on = civilDateOf(ctx.now)
    const no = tx.nextNumber()
    const rule = ctx.ref.rule(document.kind, on)
    if (no !== undefined && rule) {
      set(
        'number',
        formatNumber(rule.numberFormat, ctx.ref.organ(document.organId)?.shortName ?? '', civilYearOf(ctx.now), no),
      )
    }
    set('status', 'issued')
    set('issuedOn', on)
    set('signerId', ctx.actor.userId)
    set('demo', demoBases(document, found, ctx))
    tx.append(ref, 'approvals', step('issue', ctx.actor.userId, ctx.now, i.opinion))
    if (document.kind === 'opinion') {
      setCase('opinionId', i.documentId)
      setCase('stage', 'rectifying')
      endCaseLimit(tx, found, 'review', ctx)
    }
    if (document.kind === 'request') setCase('requestId', i.documentId)
    return { note: i.opinion }
  },
})

const approvers = (document: { approvals: readonly { step: string; by: string }[] }) =>
  document.approvals.filter((entry) => entry.step === 'approve').map((entry) => entry.by)

const deliverInput = z.object({
  documentId: entityId,
  caseId: entityId,
  deliveryId: entityId,
  method: deliveryMethod.meta({ title: '送达方式' }),
  servedOn: civilDate.meta({ title: '送达日期' }),
  receiver: z.string().trim().min(1, '请填写签收人').max(100).meta({ title: '签收人' }),
  receipt: z.string().trim().max(200).default('').meta({ title: '送达回证' }),
})

/** 送达: the served day starts the clock of what the document demands (送达次日起算). */
export const documentDeliver = defineDocumentCommand<z.infer<typeof deliverInput>>({
  type: 'document.deliver',
  input: deliverInput,
  offered: (tx, documentId, ctx) =>
    onDocument(
      tx,
      documentId,
      ctx,
      ['officer'],
      (document) => needStatus(document, 'issued', 'delivered'),
      (_document, found) => needHandler(ctx, found),
    ),
  check: ({ document }, i, ctx) => {
    if (i.servedOn > civilDateOf(ctx.now)) return refuse('cases.dateAhead', { what: '送达日期' })
    const issued = document.external?.on ?? document.issuedOn
    return issued && i.servedOn < issued
      ? refuse('cases.dateNotAfter', { what: '送达日期', than: '印发日期' })
      : undefined
  },
  apply({ set, setCase, tx, document, case: found }, i, ctx) {
    const { documentId: _documentId, caseId: _caseId, deliveryId, ...delivery } = i
    tx.append({ type: 'officialDocument', id: i.documentId }, 'deliveries', { id: deliveryId, ...delivery })
    set('status', 'delivered')
    const demands = document.kind === 'opinion' || document.kind === 'decision'
    // A second attempt at delivery does not start the clock again.
    if (!demands || document.deliveries.length > 0) return undefined
    const days = limitDaysOf(document.content)
    const fallback = document.kind === 'opinion' ? defaultLimits.opinion : defaultLimits.decision
    const rule = ctx.ref.rule(document.kind, i.servedOn)?.limit ?? fallback
    const limit = days === undefined ? rule : { ...rule, n: days, unit: 'calendarDay' as const }
    startCaseLimit(tx, found.id, 'rectify', limit, ctx, startOfCivilDate(i.servedOn).toISOString())
    const running = tx.get('supervisionCase', found.id)?.limits.rectify
    set('replyDueAt', running?.dueAt)
    if (document.kind === 'decision') setCase('stage', 'rectifying')
    return undefined
  },
})

/** The limit the document itself sets, in calendar days; kinds that set one keep it under `limitDays`. */
function limitDaysOf(content: Readonly<Record<string, unknown>>): number | undefined {
  const days = content.limitDays
  return typeof days === 'number' && Number.isInteger(days) && days > 0 ? days : undefined
}

const externalInput = z.object({
  documentId: entityId,
  caseId: entityId,
  number: z
    .string()
    .trim()
    .regex(/^.{1,20}〔\d{4}〕\d{1,6}号$/, '文号格式应为“驻政决〔2026〕3号”')
    .meta({ title: '政府文号' }),
  signer: z.string().trim().min(1, '请填写签发人').max(50).meta({ title: '签发人' }),
  on: civilDate.meta({ title: '成文日期' }),
  scan: z.string().trim().max(200).default('').meta({ title: '扫描件' }),
})

/** The government issued the decision: its own number, signer, date and scan are recorded, not given by us. */
export const documentRecordExternal = defineDocumentCommand<z.infer<typeof externalInput>>({
  type: 'document.recordExternal',
  input: externalInput,
  offered: (tx, documentId, ctx) => {
    const document = tx.get('officialDocument', documentId)
    if (!document) return refuse('general.notFound', { what: '文书' })
    const ready = () => {
      if (document.numbering !== 'external') return refuse('cases.ownNumber')
      if (document.external) return refuse('cases.externalRecorded')
      const found = tx.get('supervisionCase', document.caseId)
      if (!found) return refuse('general.notFound', { what: '案件' })
      return needStage(found, 'escalating') ?? (found.approval ? undefined : refuse('cases.approvalMissing'))
    }
    if (ctx.actor.roles.includes('government')) return ready()
    return onDocument(tx, documentId, ctx, ['officer'], ready)
  },
  check: ({ case: found }, i, ctx) => {
    if (i.on > civilDateOf(ctx.now)) return refuse('cases.dateAhead', { what: '成文日期' })
    return found.approval && i.on < found.approval.on
      ? refuse('cases.dateNotAfter', { what: '成文日期', than: '批示日期' })
      : undefined
  },
  apply({ set, setCase }, i) {
    set('external', { number: i.number, signer: i.signer, on: i.on, scan: i.scan })
    set('number', i.number)
    set('status', 'issued')
    set('issuedOn', i.on)
    setCase('decisionId', i.documentId)
    setCase('stage', 'decided')
    return { note: i.number }
  },
})
