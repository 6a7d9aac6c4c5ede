import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { type DocumentReply, replyOutcome } from '../../domain/document-life'
import { isOver } from '../../domain/stages'
import { storedFile } from '../../domain/stored-file'
import { isLate } from '../../domain/supervision-order'
import { beginVerification } from '../cases/begin-verification'
import { type CommandContext, refuse } from '../engine/command'
import { needHandler, onDocument } from '../guards'
import { demandingId } from '../rectify-paper'
import { answerOrder, orderOfPaper } from '../supervision/order-clock'
import { type DocumentEdit, type DocumentView, defineDocumentCommand } from './define-document-command'
import { endReplyTrack, movesCase } from './document-delivery'
import { needStatus, step } from './document-review'
import { orderRefs } from './order-paper'

const replyInput = z.object({
  documentId: entityId,
  caseId: entityId,
  replyId: entityId,
  receivedOn: civilDate.meta({ title: '收到日期' }),
  outcome: replyOutcome.meta({ title: '回复性质' }),
  number: z.string().trim().max(60).default('').meta({ title: '来文字号' }),
  text: z.string().trim().min(1, '请填写回复内容').max(10_000).meta({ title: '回复内容' }),
  files: z.array(storedFile).max(10).default([]).meta({ title: '来文扫描件' }),
  supervisionOrderId: entityId.optional(),
})

/**
 * 登记回复. The report or refusal that a case waits for takes it on to verification, so that nobody has to record the
 * same paper twice; an explanation alone does not.
 */
export const documentRecordReply = defineDocumentCommand<z.infer<typeof replyInput>>({
  type: 'document.recordReply',
  input: replyInput,
  also: orderRefs,
  offered: (tx, documentId, ctx) =>
    onDocument(
      tx,
      documentId,
      ctx,
      ['officer'],
      (document) => needStatus(document, 'delivered', 'replied'),
      (_document, found) => needHandler(ctx, found),
    ),
  check: ({ document }, i, ctx) => {
    if (document.supervisionOrderId !== i.supervisionOrderId) return refuse('supervision.orderMissing')
    if (i.receivedOn > civilDateOf(ctx.now)) return refuse('cases.dateAhead', { what: '收到日期' })
    const served = document.deliveries[0]?.servedOn
    return served && i.receivedOn < served
      ? refuse('cases.dateNotAfter', { what: '收到日期', than: '送达日期' })
      : undefined
  },
  apply(edit, i, ctx) {
    const { documentId: _documentId, caseId: _caseId, supervisionOrderId: _order, replyId, ...reply } = i
    takeReply(edit, { id: replyId, ...reply }, ctx)
    return { note: i.text }
  },
})

/** A reply is with its document, whoever entered it; what waited for it goes on. */
export function takeReply(edit: DocumentEdit, reply: NewReply, ctx: CommandContext): void {
  const { set, setCase, tx, document, case: found } = edit
  const late = isLate(document.replyDueAt, reply.receivedOn)
  const [by, at] = [ctx.actor.userId, ctx.now.toISOString()]
  tx.append({ type: 'officialDocument', id: document.id }, 'replies', { ...reply, late, by, at })
  set('status', 'replied')
  if (reply.outcome !== 'explanation' && isAwaited(edit)) {
    beginVerification({ tx, case: found, set: setCase }, { ground: reply.outcome, text: reply.text }, ctx)
  }
  const order = orderOfPaper(tx, document)
  if (order) answerOrder(tx, order, isLate(order.dueAt, reply.receivedOn), ctx)
  endReplyTrack(edit, reply.text, ctx)
}

type NewReply = Omit<DocumentReply, 'late' | 'by' | 'at'>

/** Whether the case stands still until this very document is answered. */
export function isAwaited({ document, case: found }: Pick<DocumentView, 'document' | 'case'>): boolean {
  return movesCase(document) && found.stage === 'rectifying' && demandingId(found) === document.id
}

const fileInput = z.object({
  documentId: entityId,
  caseId: entityId,
  note: z.string().trim().max(500).default('').meta({ title: '说明' }),
})

/** 归档: the document is done with; whatever it still waits for keeps it out of the file. */
export const documentFile = defineDocumentCommand<z.infer<typeof fileInput>>({
  type: 'document.file',
  input: fileInput,
  offered: (tx, documentId, ctx) =>
    onDocument(
      tx,
      documentId,
      ctx,
      ['officer', 'clerk', 'archivist'],
      // A form or record of the file goes there as soon as it is filled in and signed by hand.
      (document) =>
        document.numbering === 'none'
          ? needStatus(document, 'draft', 'returned')
          : needStatus(document, 'delivered', 'replied'),
      (document, found) => {
        const owed = document.replyDueAt !== undefined && document.replies.length === 0
        const over = isOver(found)
        return owed && !over ? refuse('cases.replyOwed') : undefined
      },
    ),
  apply({ set, tx }, i, ctx) {
    set('status', 'filed')
    const ref = { type: 'officialDocument', id: i.documentId } as const
    tx.append(ref, 'approvals', step('file', ctx.actor.userId, ctx.now, i.note))
    return { note: i.note }
  },
})
