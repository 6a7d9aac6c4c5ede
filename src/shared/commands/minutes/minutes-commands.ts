import { mergeUpdates } from 'yjs'
import { z } from 'zod'
import { entityId, sha256HexShape, shortText } from '../../domain/common'
import type { EntityRef } from '../../domain/entities'
import { MAX_LOOSE_UPDATES, MAX_MINUTES_UPDATE_CHARS, type Minutes } from '../../domain/minutes'
import { fromBase64, toBase64 } from '../../minutes/base64'
import { isUpdate, minutesState } from '../../minutes/minutes-state'
import { EMPTY_DIGEST, withIds } from '../../minutes/update-digest'
import { homeOf, ownerOf, ownerRefs, ownerRule, ownerTypes, type PartHome } from '../attachments/attachment-owners'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse, type Tx } from '../engine/command'
import { needRole } from '../guards'

const owner = z.object({ type: z.enum(ownerTypes), id: entityId })
const names = { minutesId: entityId, owner, caseId: entityId.optional() }
type Names = z.infer<z.ZodObject<typeof names>>

const refOf = (id: string): EntityRef<'minutes'> => ({ type: 'minutes', id })
const updateRef = (id: string): EntityRef<'minutesUpdate'> => ({ type: 'minutesUpdate', id })
const refsOf = (i: Names) => [refOf(i.minutesId), ...ownerRefs(i)]

const openInput = z.object({ ...names, title: shortText.meta({ title: '标题' }) })

/** Begins minutes of a meeting on something. */
export const minutesOpen = defineCommand<z.infer<typeof openInput>>({
  type: 'minutes.open',
  version: 1,
  input: openInput,
  entities: refsOf,
  subject: (i) => i.owner,
  offered: (tx, ownerId, ctx) => {
    const found = ownerOf(tx, ownerId)
    return found ? ownerRule(found)?.allowed(tx, ownerId, ctx) : refuse('minutes.ownerUnknown')
  },
  check: (tx, i) =>
    firstRefusal(
      () => (homeOf(tx, i) ? undefined : refuse('minutes.ownerUnknown')),
      () => (tx.get('minutes', i.minutesId) ? refuse('minutes.exists') : undefined),
    ),
  apply(tx, i) {
    const home = homeOf(tx, i)
    if (!home) return
    const blank = { count: 0, digest: EMPTY_DIGEST, signatures: [] }
    tx.create('minutes', { id: i.minutesId, owner: i.owner, ...home, title: i.title, ...blank })
    record(tx, home, i.title)
  },
})

const updateInput = z.object({
  ...names,
  updateId: entityId,
  update: z.base64().min(1).max(MAX_MINUTES_UPDATE_CHARS),
  /** What the same author wrote just before: where the record lacks it, Yjs would keep this text out of sight. */
  basedOn: entityId.optional(),
})

/** What was written between two pauses. Updates of several people never meet as a conflict: Yjs keeps them all. */
export const minutesUpdate = defineCommand<z.infer<typeof updateInput>>({
  type: 'minutes.update',
  version: 1,
  input: updateInput,
  entities: (i) => [...refsOf(i), ...[i.updateId, ...(i.basedOn ? [i.basedOn] : [])].map(updateRef)],
  subject: (i) => refOf(i.minutesId),
  offered: mayWrite,
  check: (tx, i) =>
    firstRefusal(
      () => needSame(tx, i),
      () => (tx.get('minutesUpdate', i.updateId) ? refuse('minutes.exists') : undefined),
      () => (isUpdate(fromBase64(i.update)) ? undefined : refuse('minutes.unreadable')),
      () => (i.basedOn && !tx.get('minutesUpdate', i.basedOn) ? refuse('minutes.baseMissing') : undefined),
    ),
  apply(tx, i) {
    const home = homeOf(tx, i)
    const found = tx.get('minutes', i.minutesId)
    if (!home || !found) return
    tx.create('minutesUpdate', { id: i.updateId, owner: i.owner, ...home, minutesId: found.id, update: i.update })
    count(tx, found, 1, [i.updateId])
  },
})

const mergeInput = z.object({
  ...names,
  mergedId: entityId,
  updateIds: z.array(entityId).min(2).max(MAX_LOOSE_UPDATES),
})

/** Makes one update of many, so that minutes stay quick to open. Whoever comes second finds nothing to do. */
export const minutesMerge = defineCommand<z.infer<typeof mergeInput>>({
  type: 'minutes.merge',
  version: 1,
  input: mergeInput,
  entities: (i) => [...refsOf(i), updateRef(i.mergedId), ...i.updateIds.map(updateRef)],
  subject: (i) => refOf(i.minutesId),
  offered: (tx, minutesId, ctx) => onMinutes(tx, minutesId, ctx),
  check: needSame,
  apply(tx, i) {
    const home = homeOf(tx, i)
    const found = tx.get('minutes', i.minutesId)
    if (!home || !found || found.frozen || tx.get('minutesUpdate', i.mergedId)) return
    const loose = i.updateIds.flatMap((id) => {
      const update = tx.get('minutesUpdate', id)
      return update && update.minutesId === found.id && !update.mergedInto ? [update] : []
    })
    if (loose.length < 2) return
    const update = toBase64(mergeUpdates(loose.map((each) => fromBase64(each.update))))
    if (update.length > MAX_MINUTES_UPDATE_CHARS) return
    tx.create('minutesUpdate', { id: i.mergedId, owner: i.owner, ...home, minutesId: found.id, update })
    for (const { id } of loose) tx.set(updateRef(id), 'mergedInto', i.mergedId)
    count(tx, found, 1 - loose.length, [i.mergedId, ...loose.map(({ id }) => id)])
  },
})

const signInput = z.object({
  ...names,
  updateIds: z.array(entityId).max(MAX_LOOSE_UPDATES),
  /** Of the text that the signer has before him. */
  stateHash: sha256HexShape,
})

/** Signs what the signer has read: a text that changed meanwhile refuses it. The first signature ends the writing. */
export const minutesSign = defineCommand<z.infer<typeof signInput>>({
  type: 'minutes.sign',
  version: 1,
  input: signInput,
  entities: (i) => [...refsOf(i), ...i.updateIds.map(updateRef)],
  subject: (i) => refOf(i.minutesId),
  offered: (tx, minutesId, ctx) =>
    onMinutes(tx, minutesId, ctx, (found) =>
      found.signatures.some(({ by }) => by === ctx.actor.userId) ? refuse('minutes.signed') : undefined,
    ),
  check: (tx, i) => needSame(tx, i) ?? needSeen(tx, i),
  apply(tx, i, ctx) {
    const home = homeOf(tx, i)
    const found = tx.get('minutes', i.minutesId)
    if (!home || !found) return
    const by = ctx.actor.userId
    const at = ctx.now.toISOString()
    if (!found.frozen) {
      const { hash, text } = minutesState(bytesOf(tx, i.updateIds))
      tx.set(refOf(found.id), 'frozen', { stateHash: hash, text, by, at })
    }
    tx.append(refOf(found.id), 'signatures', { by, at, stateHash: i.stateHash })
    record(tx, home, found.title)
  },
})

const reopenInput = z.object({
  ...names,
  reason: z.string().trim().min(1, '请写明理由').max(500).meta({ title: '理由' }),
})

/** Takes the signatures back, so that the text can be corrected; a reviewer's decision. */
export const minutesReopen = defineCommand<z.infer<typeof reopenInput>>({
  type: 'minutes.reopen',
  version: 1,
  input: reopenInput,
  entities: refsOf,
  subject: (i) => refOf(i.minutesId),
  offered: (tx, minutesId, ctx) =>
    needRole(ctx, 'reviewer') ??
    onMinutes(tx, minutesId, ctx, (found) => (found.frozen ? undefined : refuse('minutes.notFrozen'))),
  check: needSame,
  apply(tx, i) {
    const home = homeOf(tx, i)
    const found = tx.get('minutes', i.minutesId)
    if (!home || !found) return
    tx.set(refOf(found.id), 'frozen', undefined)
    tx.set(refOf(found.id), 'signatures', [])
    record(tx, home, `${found.title}：${i.reason}`)
  },
})

function onMinutes(
  tx: ReadTx,
  minutesId: string,
  ctx: CommandContext,
  question: (found: Minutes) => ReturnType<typeof refuse> | undefined = () => undefined,
) {
  const found = tx.get('minutes', minutesId)
  if (!found) return refuse('general.notFound', { what: '纪要' })
  const rule = ownerRule(found.owner as EntityRef)
  return rule ? (rule.allowed(tx, found.owner.id, ctx) ?? question(found)) : refuse('minutes.ownerUnknown')
}

function mayWrite(tx: ReadTx, minutesId: string, ctx: CommandContext) {
  return onMinutes(tx, minutesId, ctx, (found) => (found.frozen ? refuse('minutes.frozen') : undefined))
}

function needSame(tx: ReadTx, i: Names) {
  const found = tx.get('minutes', i.minutesId)
  const same = found?.owner.type === i.owner.type && found.owner.id === i.owner.id && found.caseId === i.caseId
  return same ? undefined : refuse('minutes.ownerUnknown')
}

function needSeen(tx: ReadTx, i: z.infer<typeof signInput>) {
  const found = tx.get('minutes', i.minutesId)
  if (!found) return undefined
  if (found.frozen) return found.frozen.stateHash === i.stateHash ? undefined : refuse('minutes.changed')
  const all = found.count === i.updateIds.length && found.digest === withIds(EMPTY_DIGEST, i.updateIds)
  return all && minutesState(bytesOf(tx, i.updateIds)).hash === i.stateHash ? undefined : refuse('minutes.changed')
}

function* bytesOf(tx: ReadTx, ids: readonly string[]): Iterable<Uint8Array> {
  for (const id of ids) {
    const found = tx.get('minutesUpdate', id)
    if (found) yield fromBase64(found.update)
  }
}

/** `ids` come or go: the sum knows no difference. */
function count(tx: Tx, found: Minutes, by: number, ids: readonly string[]): void {
  tx.set(refOf(found.id), 'count', found.count + by)
  tx.set(refOf(found.id), 'digest', withIds(found.digest, ids))
}

function record(tx: Tx, { caseId, region }: PartHome, note: string): void {
  if (caseId) tx.record({ caseId, region, note })
}
