import { z } from 'zod'
import { entityId } from '../../domain/common'
import { type DocumentStep, documentStatusLabels, type OfficialDocument } from '../../domain/official-document'
import { refuse } from '../engine/command'
import { needHandler, needNoConflict, needOther, onDocument } from '../guards'
import { defineDocumentCommand } from './define-document-command'
import { needPrerequisites } from './document-prerequisites'
import { legalityProblem, relatedEntities, relatedIds } from './legality-guard'

const submitInput = z.object({ documentId: entityId, caseId: entityId, ...relatedIds })

/** Hands a draft to the reviewer (拟稿 → 审核); the legality check must have nothing left that blocks. */
export const documentSubmit = defineDocumentCommand<z.infer<typeof submitInput>>({
  type: 'document.submit',
  input: submitInput,
  also: relatedEntities,
  offered: (tx, documentId, ctx) =>
    onDocument(
      tx,
      documentId,
      ctx,
      ['officer'],
      (document) => (document.numbering === 'none' ? refuse('cases.formNotSubmitted') : undefined),
      (document) => needStatus(document, 'draft', 'returned'),
      (_document, found) => needHandler(ctx, found),
      (_document, found) => needNoConflict(found),
      (document, found) => needPrerequisites(document.kind, found, ctx),
    ),
  check: (view, i, ctx) => legalityProblem(view, i, ctx, 'submit'),
  apply({ set, document, tx }, i, ctx) {
    const ref = { type: 'officialDocument', id: i.documentId } as const
    set('status', 'inReview')
    tx.append(ref, 'approvals', step('submit', ctx.actor.userId, ctx.now))
    if (document.status === 'returned') set('version', document.version + 1)
    return undefined
  },
})

const opinionInput = z.object({
  documentId: entityId,
  caseId: entityId,
  opinion: z.string().trim().min(1, '请填写意见').max(2000).meta({ title: '意见' }),
})

/** The reviewer or the issuer sends it back; what was submitted stays as a version. */
export const documentReturn = defineDocumentCommand<z.infer<typeof opinionInput>>({
  type: 'document.return',
  input: opinionInput,
  offered: (tx, documentId, ctx) =>
    onDocument(tx, documentId, ctx, ['reviewer', 'issuer'], (document) => needStatus(document, 'inReview', 'approved')),
  apply({ set, document, tx }, i, ctx) {
    const ref = { type: 'officialDocument', id: i.documentId } as const
    const at = ctx.now.toISOString()
    set('status', 'returned')
    tx.append(ref, 'versions', { version: document.version, content: document.content, at, by: ctx.actor.userId })
    tx.append(ref, 'approvals', step('return', ctx.actor.userId, ctx.now, i.opinion))
    return { note: i.opinion }
  },
})

/** 审核: by someone who is not a handler. */
export const documentApprove = defineDocumentCommand<z.infer<typeof opinionInput>>({
  type: 'document.approve',
  input: opinionInput,
  offered: (tx, documentId, ctx) =>
    onDocument(
      tx,
      documentId,
      ctx,
      ['reviewer'],
      (document) => needStatus(document, 'inReview'),
      (_document, found) => needOther(ctx, found.handlerIds, '文书审核'),
    ),
  apply({ set, tx }, i, ctx) {
    set('status', 'approved')
    tx.append(
      { type: 'officialDocument', id: i.documentId },
      'approvals',
      step('approve', ctx.actor.userId, ctx.now, i.opinion),
    )
    return { note: i.opinion }
  },
})

export function step(name: DocumentStep, by: string, now: Date, opinion = '') {
  return { step: name, by, at: now.toISOString(), opinion }
}

export function needStatus(document: OfficialDocument, ...statuses: readonly OfficialDocument['status'][]) {
  return statuses.includes(document.status)
    ? undefined
    : refuse('cases.documentStatus', { status: documentStatusLabels[document.status] })
}
