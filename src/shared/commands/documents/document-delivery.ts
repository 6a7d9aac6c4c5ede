import { z } from 'zod'
import { civilDateOf, endOfCivilDate, startOfCivilDate } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { type Delivery, type DeliveryMethod, deliveryMethod } from '../../domain/document-life'
import { defaultLimits, type LimitRule, limitEnd } from '../../domain/limit'
import type { OfficialDocument } from '../../domain/official-document'
import { storedFile } from '../../domain/stored-file'
import { startCaseLimit } from '../case-limits'
import { endTrack, openTrack } from '../cases/case-tracks'
import { type CommandContext, refuse } from '../engine/command'
import { needHandler, onDocument } from '../guards'
import { orderDue, orderOfPaper, startOrder } from '../supervision/order-clock'
import { type DocumentEdit, defineDocumentCommand } from './define-document-command'
import { needStatus } from './document-review'
import { orderRefs } from './order-paper'

const receiptFiles = z.array(storedFile).max(10).default([]).meta({ title: '回证照片或扫描件' })

const deliverInput = z.object({
  documentId: entityId,
  caseId: entityId,
  deliveryId: entityId,
  method: deliveryMethod.meta({ title: '送达方式' }),
  servedOn: civilDate.meta({ title: '送达日期' }),
  receiver: z.string().trim().min(1, '请填写签收人').max(100).meta({ title: '签收人' }),
  proof: z.string().trim().max(200).default('').meta({ title: '送达凭据' }),
  receipt: z.string().trim().max(200).default('').meta({ title: '送达回证' }),
  receiptFiles,
  supervisionOrderId: entityId.optional(),
})

/** What must be written down for a method to count: whoever left it there needs witnesses, whoever posted it a number. */
export const deliveryProofs: Readonly<Partial<Record<DeliveryMethod, string>>> = {
  lien: '见证人',
  post: '邮件号码',
  electronic: '电子送达地址',
}

/** 送达: the served day starts the clock of what the document demands (送达次日起算). */
export const documentDeliver = defineDocumentCommand<z.infer<typeof deliverInput>>({
  type: 'document.deliver',
  input: deliverInput,
  also: orderRefs,
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
    if (document.supervisionOrderId !== i.supervisionOrderId) return refuse('supervision.orderMissing')
    if (i.servedOn > civilDateOf(ctx.now)) return refuse('cases.dateAhead', { what: '送达日期' })
    const issued = document.external?.on ?? document.issuedOn
    if (issued && i.servedOn < issued) return refuse('cases.dateNotAfter', { what: '送达日期', than: '印发日期' })
    const proof = deliveryProofs[i.method]
    return proof && i.proof === '' ? refuse('cases.deliveryProofMissing', { proof }) : undefined
  },
  apply(edit, i, ctx) {
    const { documentId: _documentId, caseId: _caseId, supervisionOrderId: _order, deliveryId, ...delivery } = i
    serve(edit, { id: deliveryId, ...delivery }, ctx)
    return undefined
  },
})

/** Serves a document: the delivery is on record, and the first one starts the clock of what it demands. */
export function serve(edit: DocumentEdit, delivery: Delivery, ctx: CommandContext): void {
  const { set, setCase, tx, document, case: found } = edit
  tx.append({ type: 'officialDocument', id: document.id }, 'deliveries', delivery)
  set('status', 'delivered')
  // A second attempt at delivery does not start the clock again.
  if (document.deliveries.length > 0) return
  const from = startOfCivilDate(delivery.servedOn).toISOString()
  const limit = answerLimit(document, delivery.servedOn, ctx)
  const dueAt = answerDue(document, from, limit, ctx)
  const order = orderOfPaper(tx, document)
  if (order?.status === 'draft') {
    const due = dueAt ?? orderDue(order, from, ctx)
    set('replyDueAt', due)
    startOrder(tx, order, { from, dueAt: due, paperId: document.id }, ctx)
    return
  }
  if (!dueAt) return
  set('replyDueAt', dueAt)
  // A 催办函 presses for an order whose track runs already; a document of no case has none to wait beside.
  if (document.supervisionOrderId || document.ownFile) return
  if (!movesCase(document)) {
    const kind = document.kind === 'notice' ? 'notice' : 'supervision'
    const dueOn = civilDateOf(dueAt)
    openTrack(tx, found.id, { id: document.id, kind, title: document.title, dueOn, refId: document.id }, ctx)
    return
  }
  if (limit) startCaseLimit(tx, found.id, 'rectify', limit, ctx, from)
  if (document.kind === 'decision') setCase('stage', 'rectifying')
}

const receiptInput = z.object({
  documentId: entityId,
  caseId: entityId,
  deliveryId: entityId,
  receipt: z.string().trim().max(200).default('').meta({ title: '送达回证' }),
  receiptFiles,
})

/** The receipt often comes back later than the delivery: its number and pictures are added then. */
export const documentAddReceipt = defineDocumentCommand<z.infer<typeof receiptInput>>({
  type: 'document.addReceipt',
  input: receiptInput,
  offered: (tx, documentId, ctx) =>
    onDocument(
      tx,
      documentId,
      ctx,
      ['officer', 'clerk', 'archivist'],
      (document) => (document.deliveries.length > 0 ? undefined : refuse('cases.notDelivered')),
      (document) => needStatus(document, 'delivered', 'replied', 'filed'),
    ),
  check: ({ document }, i) => {
    if (!document.deliveries.some(({ id }) => id === i.deliveryId)) {
      return refuse('general.notFound', { what: '送达记录' })
    }
    return i.receipt === '' && i.receiptFiles.length === 0 ? refuse('cases.receiptMissing') : undefined
  },
  apply({ set, document }, i) {
    const deliveries = document.deliveries.map((entry) =>
      entry.id === i.deliveryId
        ? {
            ...entry,
            receipt: i.receipt || entry.receipt,
            receiptFiles: [...entry.receiptFiles, ...i.receiptFiles],
          }
        : entry,
    )
    set('deliveries', deliveries)
    return { note: i.receipt }
  },
})

/** What a case waits for beside its stage ends with the answer, or with the document itself. */
export function endReplyTrack(
  { document, case: found, tx }: Pick<DocumentEdit, 'document' | 'case' | 'tx'>,
  result: string,
  ctx: CommandContext,
): void {
  if (found.tracks?.[document.id]?.state !== 'running') return
  endTrack(tx, found.id, document.id, 'ended', result.slice(0, 500), ctx)
}

/** Whether the answer to a document is the correction that its case waits for. */
export function movesCase(document: Pick<OfficialDocument, 'kind'>): boolean {
  return document.kind === 'opinion' || document.kind === 'decision'
}

/** The last day for an answer: the one the document names, else the end of its limit; undefined where nothing is owed. */
function answerDue(document: OfficialDocument, from: string, limit: LimitRule | undefined, ctx: CommandContext) {
  const { dueOn } = document.content
  if (typeof dueOn === 'string' && civilDate.safeParse(dueOn).success) return endOfCivilDate(dueOn).toISOString()
  return limit && limitEnd(from, limit, ctx.ref.calendar)
}

/** How long the addressee has: what the document says, else its rule. */
export function answerLimit(document: OfficialDocument, servedOn: string, ctx: CommandContext): LimitRule | undefined {
  const rule = ctx.ref.rule(document.kind, servedOn)?.limit ?? fallbackLimits[document.kind]
  const days = limitDaysOf(document.content)
  if (days === undefined) return rule
  return { legal: rule?.legal ?? false, n: days, unit: 'calendarDay' }
}

const fallbackLimits: Readonly<Record<string, LimitRule>> = {
  opinion: defaultLimits.opinion,
  decision: defaultLimits.decision,
}

/** The limit the document itself sets, in calendar days; kinds that set one keep it under `limitDays`. */
function limitDaysOf(content: Readonly<Record<string, unknown>>): number | undefined {
  const days = content.limitDays
  return typeof days === 'number' && Number.isInteger(days) && days > 0 ? days : undefined
}
