import { z } from 'zod'
import { evidence, fileFacts } from '../../domain/attachment'
import { entityId, instant } from '../../domain/common'
import type { EntityRef } from '../../domain/entities'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse } from '../engine/command'
import { needRole } from '../guards'
import { homeOf, ownerOf, ownerRefs, ownerRule, ownerTypes } from './attachment-owners'

const owner = z.object({ type: z.enum(ownerTypes), id: entityId })
const caseId = entityId.optional()

const addInput = z.object({ attachmentId: entityId, owner, caseId, ...fileFacts.shape, evidence: evidence.optional() })

/** Puts a file into the record. Its bytes follow by themselves (`DeskWorker.attach` keeps them on this machine first). */
export const attachmentAdd = defineCommand<z.infer<typeof addInput>>({
  type: 'attachment.add',
  version: 1,
  input: addInput,
  entities: (i) => [{ type: 'attachment', id: i.attachmentId }, ...ownerRefs(i)],
  subject: (i) => i.owner,
  offered: (tx, ownerId, ctx) => {
    const found = ownerOf(tx, ownerId)
    return found ? ownerRule(found)?.allowed(tx, ownerId, ctx) : refuse('attachments.ownerUnknown')
  },
  check: (tx, i) =>
    firstRefusal(
      () => (homeOf(tx, i) ? undefined : refuse('attachments.ownerUnknown')),
      () => (tx.get('attachment', i.attachmentId) ? refuse('attachments.exists') : undefined),
    ),
  apply(tx, { attachmentId, owner, caseId, ...facts }, ctx) {
    const home = homeOf(tx, { owner, caseId })
    if (!home) return
    const fromGovernment = ctx.actor.roles.includes('government') ? { fromGovernment: true } : {}
    tx.create('attachment', {
      id: attachmentId,
      owner,
      organId: ctx.actor.organId,
      ...home,
      ...facts,
      ...fromGovernment,
    })
    if (home.caseId) tx.record({ caseId: home.caseId, region: home.region, note: facts.name })
  },
})

const describeInput = z.object({ attachmentId: entityId, owner, caseId, evidence })

/** What the piece proves and where it comes from; two descriptions that differ are for a person to decide. */
export const attachmentDescribe = defineCommand<z.infer<typeof describeInput>>({
  type: 'attachment.describe',
  version: 1,
  input: describeInput,
  entities: (i) => [{ type: 'attachment', id: i.attachmentId }, ...ownerRefs(i)],
  subject: (i) => ({ type: 'attachment', id: i.attachmentId }),
  offered: onAttachment,
  check: needSameOwner,
  apply(tx, i) {
    tx.set({ type: 'attachment', id: i.attachmentId }, 'evidence', i.evidence)
    recordOn(tx, i.attachmentId, i.evidence.proves)
  },
})

const withdrawInput = z.object({
  attachmentId: entityId,
  owner,
  caseId,
  reason: z.string().trim().min(1, '请写明理由').max(500).meta({ title: '理由' }),
})

/**
 * Takes a file back. The row stays with its reason: what was once in the record is not made unseen. Its bytes stay 90 days,
 * or for ever where a document, a case or a template names them (`server/blobs/collect-orphans.ts`).
 */
export const attachmentWithdraw = defineCommand<z.infer<typeof withdrawInput>>({
  type: 'attachment.withdraw',
  version: 1,
  input: withdrawInput,
  entities: (i) => [{ type: 'attachment', id: i.attachmentId }, ...ownerRefs(i)],
  subject: (i) => ({ type: 'attachment', id: i.attachmentId }),
  offered: onAttachment,
  check: needSameOwner,
  apply(tx, i, ctx) {
    const withdrawn = { by: ctx.actor.userId, at: ctx.now.toISOString(), reason: i.reason }
    tx.set({ type: 'attachment', id: i.attachmentId }, 'withdrawn', withdrawn)
    recordOn(tx, i.attachmentId, `${tx.get('attachment', i.attachmentId)?.name ?? ''}：${i.reason}`)
  },
})

const storedInput = z.object({
  attachmentIds: z.array(entityId).min(1).max(500),
  at: instant,
  content: z.enum(['picture', 'pdf', 'other']).optional(),
})

/** The server's word that it has the bytes; no person gives it. */
export const attachmentStored = defineCommand<z.infer<typeof storedInput>>({
  type: 'attachment.stored',
  version: 1,
  input: storedInput,
  entities: (i) => i.attachmentIds.map((id) => ({ type: 'attachment', id })),
  subject: (i) => ({ type: 'attachment', id: i.attachmentIds[0] ?? '' }),
  offered: (_tx, _id, ctx) => needRole(ctx, 'system'),
  apply(tx, i) {
    for (const id of i.attachmentIds) {
      const found = tx.get('attachment', id)
      if (!found || found.storedAt) continue
      tx.set({ type: 'attachment', id }, 'storedAt', i.at)
      if (i.content) tx.set({ type: 'attachment', id }, 'content', i.content)
    }
  },
})

function onAttachment(tx: ReadTx, attachmentId: string, ctx: CommandContext) {
  const found = tx.get('attachment', attachmentId)
  if (!found) return refuse('general.notFound', { what: '附件' })
  if (found.withdrawn) return refuse('attachments.withdrawn')
  const ref = found.owner as EntityRef
  const rule = ownerRule(ref)
  return rule ? rule.allowed(tx, ref.id, ctx) : refuse('attachments.ownerUnknown')
}

function needSameOwner(tx: ReadTx, i: { attachmentId: string; owner: EntityRef; caseId?: string | undefined }) {
  const found = tx.get('attachment', i.attachmentId)
  const same = found?.owner.type === i.owner.type && found.owner.id === i.owner.id && found.caseId === i.caseId
  return same ? undefined : refuse('attachments.ownerUnknown')
}

function recordOn(tx: Parameters<typeof attachmentAdd.apply>[0], attachmentId: string, note: string): void {
  const found = tx.get('attachment', attachmentId)
  if (found?.caseId) tx.record({ caseId: found.caseId, region: found.region, note })
}
