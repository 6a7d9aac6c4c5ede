import { z } from 'zod'
import { entityId } from '../../domain/common'
import { defaultLimits } from '../../domain/limit'
import { startCaseLimit } from '../case-limits'
import { refuse } from '../engine/command'
import { needHandler, needStage, onDocument } from '../guards'
import { defineDocumentCommand } from './define-document-command'
import { needStatus, step } from './document-review'

const reasonInput = z.object({
  documentId: entityId,
  caseId: entityId,
  reason: z.string().trim().min(1, '请写明理由').max(1000).meta({ title: '理由' }),
})
type ReasonInput = z.infer<typeof reasonInput>

const documentRef = (id: string) => ({ type: 'officialDocument', id }) as const

/** The officer takes back what he submitted, as long as the reviewer has not decided. */
export const documentWithdraw = defineDocumentCommand<ReasonInput>({
  type: 'document.withdraw',
  input: reasonInput,
  offered: (tx, documentId, ctx) =>
    onDocument(
      tx,
      documentId,
      ctx,
      ['officer'],
      (document) => needStatus(document, 'inReview'),
      (_document, found) => needHandler(ctx, found),
    ),
  apply({ set, document, tx }, i, ctx) {
    const at = ctx.now.toISOString()
    set('status', 'returned')
    const { version, content } = document
    tx.append(documentRef(i.documentId), 'versions', { version, content, at, by: ctx.actor.userId })
    tx.append(documentRef(i.documentId), 'approvals', step('withdraw', ctx.actor.userId, ctx.now, i.reason))
    return { note: i.reason }
  },
})

/** A draft that is not needed any more stays in the register, with the reason. */
export const documentVoid = defineDocumentCommand<ReasonInput>({
  type: 'document.void',
  input: reasonInput,
  offered: (tx, documentId, ctx) =>
    onDocument(
      tx,
      documentId,
      ctx,
      ['officer'],
      (document) => (document.number ? refuse('cases.numberedNotVoid') : undefined),
      (document) => needStatus(document, 'draft', 'returned'),
      (_document, found) => needHandler(ctx, found),
    ),
  apply({ set, tx }, i, ctx) {
    set('status', 'void')
    set('voided', { reason: i.reason, by: ctx.actor.userId, at: ctx.now.toISOString() })
    tx.append(documentRef(i.documentId), 'approvals', step('void', ctx.actor.userId, ctx.now, i.reason))
    return { note: i.reason }
  },
})

/**
 * Before delivery an issued document can be taken back: its number is voided and stays in the ledger, never given again.
 * A case that moved on with it goes back to where it was.
 */
export const documentRecall = defineDocumentCommand<ReasonInput>({
  type: 'document.recall',
  input: reasonInput,
  offered: (tx, documentId, ctx) =>
    onDocument(
      tx,
      documentId,
      ctx,
      ['issuer', 'reviewer'],
      (document) => (document.numbering === 'own' ? undefined : refuse('cases.governmentReplaces')),
      (document) => (document.deliveries.length > 0 ? refuse('cases.alreadyDelivered') : undefined),
      (document) => needStatus(document, 'issued'),
      (document, found) => (found.opinionId === document.id ? needStage(found, 'rectifying') : undefined),
      (document, found) => (found.requestId === document.id ? needStage(found, 'verifying') : undefined),
      // The old document has ended with this one's issue; taking this one back would leave the case with neither.
      (document) => (document.replaces ? refuse('cases.replacementStands') : undefined),
    ),
  apply({ set, setCase, tx, case: found }, i, ctx) {
    set('status', 'recalled')
    set('voided', { reason: i.reason, by: ctx.actor.userId, at: ctx.now.toISOString() })
    tx.append(documentRef(i.documentId), 'approvals', step('recall', ctx.actor.userId, ctx.now, i.reason))
    if (found.requestId === i.documentId) setCase('requestId', undefined)
    if (found.opinionId !== i.documentId) return { note: i.reason }
    setCase('opinionId', undefined)
    setCase('stage', 'review')
    startCaseLimit(tx, found.id, 'review', defaultLimits.review, ctx)
    return { note: i.reason }
  },
})
