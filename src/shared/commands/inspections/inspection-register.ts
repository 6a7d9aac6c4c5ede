import type { Attachment } from '../../domain/attachment'
import { civilDateOf } from '../../domain/civil-date'
import type { Inspection } from '../../domain/inspection'
import { freshDocument } from '../documents/fresh-document'
import type { CommandContext, Tx } from '../engine/command'
import { draftInspectionRecord, INSPECTION_RECORD } from './inspection-record-draft'

interface RegisterParts {
  /** The pictures of the signatures. */
  readonly attachments: readonly Attachment[]
  readonly tx: Tx
  readonly ctx: CommandContext
}

/**
 * Puts the record of a finished inspection into the register of documents, as it was signed: with its signatures, without
 * its photos, which would make it a document of many megabytes. It has the inspection's own id: one inspection, one record.
 */
export function registerRecord(found: Inspection, { attachments, tx, ctx }: RegisterParts): void {
  const home = tx.get('supervisionCase', found.caseId)
  if (!home || tx.get('officialDocument', found.id)) return
  const bureauName = ctx.ref.organ(home.jurisdictionOrganId)?.name ?? ''
  const signed = new Set(Object.values(found.signatures).map(({ image }) => image?.attachmentId))
  const content = draftInspectionRecord({
    inspection: found,
    attachments: attachments.filter(({ id }) => signed.has(id)),
    ref: ctx.ref,
    bureauName,
    pictureOf: ({ thumbnail }) => thumbnail && `data:image/jpeg;base64,${thumbnail}`,
  })
  tx.create('officialDocument', {
    id: found.id,
    kind: INSPECTION_RECORD,
    caseId: found.caseId,
    region: found.region,
    organId: home.jurisdictionOrganId,
    numbering: 'none',
    title: `${String(content.title)}（${found.place}）`,
    content,
    ...freshDocument(),
    status: 'filed',
    issuedOn: civilDateOf(found.startedAt ?? found.createdAt),
    approvals: [{ step: 'file', by: ctx.actor.userId, at: ctx.now.toISOString(), opinion: '' }],
    recordOf: found.id,
  })
}
