import { civilDateOf } from '../../domain/civil-date'
import type { Replacement } from '../../domain/document-life'
import { defaultLimits } from '../../domain/limit'
import type { DocumentStatus, OfficialDocument } from '../../domain/official-document'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { endCaseLimit, startCaseLimit } from '../case-limits'
import { type CommandContext, firstRefusal, type ReadTx, refuse } from '../engine/command'
import type { DocumentEdit, DocumentView } from './define-document-command'
import { endReplyTrack, movesCase } from './document-delivery'
import { needStatus } from './document-review'

/**
 * A delivered document is undone only by a new one with a number of its own (domain.md §4): the new one names the old,
 * and its issue ends the old one.
 */
export function needReplacementDraft(
  tx: ReadTx,
  kind: string,
  caseId: string,
  replaces: Replacement,
): Refusal | undefined {
  const old = tx.get('officialDocument', replaces.documentId)
  if (!old || old.caseId !== caseId) return refuse('general.notFound', { what: '被撤销或者更正的文书' })
  return firstRefusal(
    () => needOwnDelivered(old),
    () => (replaces.mode === 'revoke' && movesCase({ kind }) ? refuse('cases.revokeByNotice') : undefined),
    () => (replaces.mode === 'correct' && old.kind !== kind ? refuse('cases.correctSameKind') : undefined),
  )
}

/** Revoking what went out is decided by the panel, like reporting to the government (domain.md §4). */
export function needReplaceable(document: OfficialDocument, view: DocumentView): Refusal | undefined {
  const { replaces } = document
  if (!replaces) return undefined
  const old = view.tx.get('officialDocument', replaces.documentId)
  if (!old) return refuse('cases.documentsChanged')
  return needDelivered(old) ?? (replaces.mode === 'revoke' && !old.ownFile ? needPanel(view.case, old) : undefined)
}

/** Whether a document has come so far that only another one can end it; the buttons for that ask this too. */
export function needOwnDelivered(old: OfficialDocument): Refusal | undefined {
  return old.numbering === 'own' ? needDelivered(old) : refuse('cases.governmentReplaces')
}

const beforeIssue: readonly DocumentStatus[] = ['draft', 'inReview', 'returned', 'approved']

function needDelivered(old: OfficialDocument): Refusal | undefined {
  if (beforeIssue.includes(old.status)) return refuse('cases.replaceAfterDelivery')
  if (old.status === 'issued') return refuse('cases.recallFirst')
  return needStatus(old, 'delivered', 'replied', 'filed')
}

/** What a panel said about sending the document says nothing about taking it back. */
function needPanel({ panel }: SupervisionCase, old: OfficialDocument): Refusal | undefined {
  if (!panel) return refuse('cases.panelMissing')
  return panel.on < (old.issuedOn ?? '') ? refuse('cases.panelBeforeIssue') : undefined
}

/** Ends the old document; a case that rested on a revoked opinion goes back into review. */
export function replaceDocument({ document, case: found, tx, setCase }: DocumentEdit, ctx: CommandContext): void {
  const { replaces } = document
  if (!replaces) return
  const old = { type: 'officialDocument', id: replaces.documentId } as const
  tx.set(old, 'status', replaces.mode === 'revoke' ? 'revoked' : 'corrected')
  tx.set(old, 'replacedBy', { documentId: document.id, mode: replaces.mode, on: civilDateOf(ctx.now) })
  const ended = tx.get('officialDocument', replaces.documentId)
  if (ended) endReplyTrack({ document: ended, case: found, tx }, replaces.reason, ctx)
  if (found.opinionId !== replaces.documentId) return
  endCaseLimit(tx, found, 'rectify', ctx)
  endCaseLimit(tx, found, 'escalate', ctx)
  if (replaces.mode === 'correct') return
  setCase('opinionId', undefined)
  setCase('stage', 'review')
  startCaseLimit(tx, found.id, 'review', defaultLimits.review, ctx)
}
