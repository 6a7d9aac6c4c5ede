import { z } from 'zod'
import { documentKindOf } from '../../documents/kinds/registry'
import { civilDateOf } from '../../domain/civil-date'
import { code, entityId, shortText } from '../../domain/common'
import { replacement } from '../../domain/document-life'
import { ownFileKinds, ownFilePapers } from '../../domain/own-file'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse } from '../engine/command'
import { needRole } from '../guards'
import { needDraftRule } from './document-draft'
import { needReplacementDraft } from './document-replacement'
import { freshDocument } from './fresh-document'

const input = z.object({
  documentId: entityId,
  /** The document that the file began with: the new one itself, or the one it goes with or replaces. */
  fileId: entityId,
  kind: code.meta({ title: '文书种类' }),
  title: shortText.meta({ title: '标题' }),
  addresseeOrganId: entityId.optional().meta({ title: '主送机关' }),
  content: z.record(z.string().max(64), z.unknown()),
  recordOf: entityId.optional(),
  replaces: replacement.optional().meta({ title: '撤销或更正的文书' }),
})
type Input = z.infer<typeof input>

const documentRef = (id: string) => ({ type: 'officialDocument', id }) as const

/** Drafts a document that belongs to no case, or a paper into the file of one: 通报 and 分析报告 speak of many cases. */
export const documentDraftOwn = defineCommand<Input>({
  type: 'document.draftOwn',
  version: 1,
  input,
  entities: (i) => [
    documentRef(i.documentId),
    ...[i.fileId, i.replaces?.documentId].flatMap((id) => (id && id !== i.documentId ? [documentRef(id)] : [])),
  ],
  subject: (i) => documentRef(i.fileId),
  offered: (_tx, _id, ctx) =>
    firstRefusal(
      () => needRole(ctx, 'officer'),
      () => needBureau(ctx),
    ),
  check: (tx, i, ctx) =>
    firstRefusal(
      () => (tx.get('officialDocument', i.documentId) ? refuse('cases.documentExists') : undefined),
      () => needDraftRule(i.kind, ctx.ref, civilDateOf(ctx.now)),
      () => needFittingKind(i),
      () => (i.fileId === i.documentId ? undefined : needOwnFile(tx, i.fileId, ctx)),
      () => i.replaces && needReplacementDraft(tx, i.kind, i.fileId, i.replaces),
    ),
  apply(tx, i, ctx) {
    const { organId, region } = ctx.actor
    tx.create('officialDocument', {
      id: i.documentId,
      kind: i.kind,
      caseId: i.fileId,
      ownFile: true,
      region,
      organId,
      addresseeOrganId: i.addresseeOrganId,
      numbering: documentKindOf(i.kind)?.numbering ?? 'own',
      title: i.title,
      content: i.content,
      ...freshDocument(),
      recordOf: i.recordOf,
      replaces: i.replaces,
    })
    tx.record({ caseId: i.fileId, region, documentId: i.documentId, note: i.title })
  },
})

function needBureau({ actor, ref }: CommandContext): Refusal | undefined {
  const organ = ref.organ(actor.organId)
  return organ?.kind === 'justice' ? undefined : refuse('cases.ownFileByBureau')
}

function needFittingKind({ kind, fileId, documentId, replaces }: Input): Refusal | undefined {
  const ownKind = (ownFileKinds as readonly string[]).includes(kind)
  const fits = ownKind || (fileId !== documentId && (ownFilePapers.includes(kind) || replaces !== undefined))
  return fits ? undefined : refuse('cases.ownFileKind', { kind: documentKindOf(kind)?.name ?? kind })
}

function needOwnFile(tx: ReadTx, fileId: string, ctx: CommandContext): Refusal | undefined {
  const first = tx.get('officialDocument', fileId)
  if (!first?.ownFile) return refuse('general.notFound', { what: '文书' })
  if (first.organId === ctx.actor.organId) return undefined
  return refuse('cases.otherBureau', { organ: ctx.ref.organ(first.organId)?.name ?? '' })
}
