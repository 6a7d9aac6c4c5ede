import { z } from 'zod'
import { CERT_MEASURE } from '../../documents/kinds/cert-measure'
import { documentKindOf } from '../../documents/kinds/registry'
import { TRANSFER_LETTER } from '../../documents/kinds/transfer-letter'
import { type CivilDate, civilDateOf } from '../../domain/civil-date'
import { code, entityId, shortText } from '../../domain/common'
import { type Replacement, replacement } from '../../domain/document-life'
import { outwardStatuses } from '../../domain/official-document'
import type { ReferenceData } from '../../domain/reference-data'
import type { CaseStage, SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { needElevation } from '../cases/case-jurisdiction'
import { consultationDocuments } from '../consultations/consultation-documents'
import { defineCommand, firstRefusal, refuse } from '../engine/command'
import { needHandler, needStage, onCase, onDocument } from '../guards'
import { defineDocumentCommand } from './define-document-command'
import { needReplacementDraft } from './document-replacement'
import { freshDocument } from './fresh-document'
import { needFittingOrder, orderRef } from './order-paper'

const content = z.record(z.string().max(64), z.unknown())

const input = z.object({
  documentId: entityId,
  caseId: entityId,
  kind: code.meta({ title: '文书种类' }),
  title: shortText.meta({ title: '标题' }),
  addresseeOrganId: entityId.optional().meta({ title: '主送机关' }),
  /** Of a meeting's papers: the organs at its table. */
  guestOrganIds: z.array(entityId).max(100).optional().meta({ title: '参会单位' }),
  content,
  /** Set where the document carries a supervision order outward, or urges its answer. */
  supervisionOrderId: entityId.optional(),
  /** Set where the paper records one of several parts of the case: an interview, an expert's opinion. */
  recordOf: entityId.optional(),
  /** Set where the new document revokes or corrects one that was delivered. */
  replaces: replacement.optional().meta({ title: '撤销或更正的文书' }),
})

/** Where in a case each kind of document may be drafted; a kind that is not named may be drafted from review on. */
const draftStages: Readonly<Record<string, readonly CaseStage[]>> = {
  opinion: ['review'],
  request: ['verifying', 'escalating'],
  decision: ['verifying', 'escalating'],
}
const anyStage: readonly CaseStage[] = ['review', 'rectifying', 'verifying', 'escalating', 'decided', 'accountable']
/** Papers of the file are filled in from the first check on, and until the file is archived. */
const fromTriage: readonly CaseStage[] = ['triage', ...anyStage, 'closed']

/** Whether a case stands where a kind may be drafted; the button of a kind asks this too. */
export function needDraftStage(kind: string, found: SupervisionCase, replaces?: Replacement): Refusal | undefined {
  const usual = documentKindOf(kind)?.numbering === 'none' ? fromTriage : anyStage
  return needStage(found, ...(replaces ? anyStage : (draftStages[kind] ?? usual)))
}

/** What goes out under a number needs the rule of its kind; a form or record is paper of the file and needs none. */
export function needDraftRule(kind: string, ref: ReferenceData, today: CivilDate): Refusal | undefined {
  const known = documentKindOf(kind)
  if (known?.numbering === 'none' || ref.rule(kind, today)) return undefined
  if (kind === CERT_MEASURE) return refuse('cases.noCertMeasureRule')
  return refuse('cases.noDocumentRule', { kind: known?.name ?? kind })
}

/** Only what a meeting sends out goes to several organs at once. */
function needMeetingPaper(kind: string, guestIds: readonly string[], ref: ReferenceData): Refusal | undefined {
  const isPaper = (consultationDocuments as readonly string[]).includes(kind)
  if (!isPaper) return refuse('cases.guestsElsewhere')
  return guestIds.every((id) => ref.organ(id)) ? undefined : refuse('general.notFound', { what: '参会单位' })
}

/** Puts a document drafted from the case into its file; the draft is the officer's from then on. */
export const documentDraft = defineCommand<z.infer<typeof input>>({
  type: 'document.draft',
  version: 1,
  input,
  entities: (i) => [
    { type: 'supervisionCase', id: i.caseId },
    { type: 'officialDocument', id: i.documentId },
    ...(i.replaces ? [{ type: 'officialDocument' as const, id: i.replaces.documentId }] : []),
    ...(i.supervisionOrderId ? [orderRef(i.supervisionOrderId)] : []),
  ],
  subject: (i) => ({ type: 'supervisionCase', id: i.caseId }),
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, ...fromTriage),
      (found) => needHandler(ctx, found),
    ),
  check: (tx, i, ctx) =>
    firstRefusal(
      () => (tx.get('officialDocument', i.documentId) ? refuse('cases.documentExists') : undefined),
      // Whatever asks for it: a case's document is seen by many.
      () => (i.kind === TRANSFER_LETTER ? refuse('cases.transferLetterElsewhere') : undefined),
      () => needDraftRule(i.kind, ctx.ref, civilDateOf(ctx.now)),
      () => {
        const found = tx.get('supervisionCase', i.caseId)
        if (!found) return undefined
        const elevation = i.kind === 'opinion' ? needElevation(found, ctx) : undefined
        return needDraftStage(i.kind, found, i.replaces) ?? elevation
      },
      () => (i.supervisionOrderId ? needFittingOrder(tx, i.supervisionOrderId, i) : undefined),
      () => (i.guestOrganIds ? needMeetingPaper(i.kind, i.guestOrganIds, ctx.ref) : undefined),
      () => i.replaces && needReplacementDraft(tx, i.kind, i.caseId, i.replaces),
    ),
  apply(tx, i, ctx) {
    const found = tx.get('supervisionCase', i.caseId)
    const rule = ctx.ref.rule(i.kind, civilDateOf(ctx.now))
    if (!found) return
    const government = ctx.ref.organ(found.jurisdictionOrganId)?.governmentId
    const external = rule?.issuer === 'government'
    // Whoever has the paper that is undone gets the one that undoes it.
    const guestOrganIds =
      i.guestOrganIds ?? (i.replaces && tx.get('officialDocument', i.replaces.documentId)?.guestOrganIds)
    tx.create('officialDocument', {
      id: i.documentId,
      kind: i.kind,
      caseId: i.caseId,
      region: found.region,
      organId: external ? (government ?? found.jurisdictionOrganId) : found.jurisdictionOrganId,
      addresseeOrganId: i.addresseeOrganId,
      ...(guestOrganIds ? { guestOrganIds } : {}),
      numbering: external ? 'external' : (documentKindOf(i.kind)?.numbering ?? 'own'),
      title: i.title,
      content: i.content,
      ...freshDocument(),
      replaces: i.replaces,
      supervisionOrderId: i.supervisionOrderId,
      recordOf: i.recordOf,
    })
    tx.record({ caseId: i.caseId, region: found.region, documentId: i.documentId, note: i.title })
  },
})

const editInput = z.object({
  documentId: entityId,
  caseId: entityId,
  title: shortText.optional().meta({ title: '标题' }),
  addresseeOrganId: entityId.optional(),
  /** Top-level fields of the content, each a legal text of its own when two officers differ; null empties one. */
  content: content.optional(),
})

/** Changes a draft field by field. */
export const documentEdit = defineDocumentCommand<z.infer<typeof editInput>>({
  type: 'document.edit',
  input: editInput,
  offered: (tx, documentId, ctx) =>
    onDocument(
      tx,
      documentId,
      ctx,
      ['officer'],
      (document) => (outwardStatuses.includes(document.status) ? refuse('cases.documentIssued') : undefined),
      (document) =>
        document.status === 'draft' || document.status === 'returned' ? undefined : refuse('cases.documentNotDraft'),
      (_document, found) => needHandler(ctx, found),
    ),
  check: (_view, i) =>
    Object.keys(i.content ?? {}).some((key) => key.includes('.')) ? refuse('cases.documentFieldUnknown') : undefined,
  apply({ set }, i) {
    if (i.title !== undefined) set('title', i.title)
    if (i.addresseeOrganId !== undefined) set('addresseeOrganId', i.addresseeOrganId)
    for (const [key, value] of Object.entries(i.content ?? {})) set(`content.${key}`, value ?? undefined)
    return undefined
  },
})
