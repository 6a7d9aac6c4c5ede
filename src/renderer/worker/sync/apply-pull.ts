import type { EntityRef } from '#shared/domain/entities'
import { entityKey } from '#shared/domain/entities'
import type { Refusal } from '#shared/messages/catalogue'
import type { PullResponse } from '#shared/sync/protocol'
import { isBackedUp } from '#shared/sync/resend-sent'
import { noteTime } from '../session/lease'
import type { StoreTx } from '../store/store-tx'
import { applyRows } from './apply-rows'
import type { ReplayWorld } from './rebase-store'
import { noChange, type ShownRow, type StoreChange, withColumnNote } from './store-change'

export interface PullApplied {
  readonly change: StoreChange
  readonly problem?: Refusal
}

/** Pages of one catch-up as one cut: rows, cursor, and what else the last page says. Twice changes nothing. */
export async function applyPull(
  tx: StoreTx,
  pages: readonly PullResponse[],
  left: number,
  now: number,
  world: ReplayWorld,
): Promise<PullApplied> {
  const last = pages.at(-1)
  if (!last) return { change: noChange }
  const generation = (await tx.meta('generation')) ?? 0
  const changes: StoreChange[] = []
  for (const { rows, dropScopes, lastSeq } of pages)
    changes.push(await applyRows(tx, { rows, dropScopes, lastSeq, generation }, world))
  await noteDropped(tx, pages)
  await tx.setMeta('lastSeq', last.lastSeq)
  await tx.setMeta('cursor', last.cursor)
  if (last.done) {
    await tx.setMeta('lastSyncedAt', new Date(now).toISOString())
    await noteTime(tx, new Date(now), true)
  }
  if (left > 0) await tx.setMeta('catchingUp', left)
  else await tx.deleteMeta('catchingUp')
  if (last.leaseUntil) await tx.setMeta('leaseUntil', last.leaseUntil)
  await letGoOfBackedUp(tx, last.backedUp)
  const problem = await checkAudit(tx, last)
  const [only] = changes
  return { change: changes.length === 1 && only ? only : await merged(tx, changes), problem }
}

/** What this machine may not keep any more may still lie in copies of its store: they are made anew, and none brings it back. */
async function noteDropped(tx: StoreTx, pages: readonly PullResponse[]): Promise<void> {
  const before = (await tx.meta('droppedScopes')) ?? []
  const dropped = new Set(before)
  for (const { addScopes, dropScopes } of pages) {
    for (const scope of dropScopes) dropped.add(scope)
    for (const scope of addScopes) dropped.delete(scope)
  }
  if (dropped.size === before.length && before.every((scope) => dropped.has(scope))) return
  await tx.setMeta('droppedScopes', [...dropped])
  if (pages.some(({ dropScopes }) => dropScopes.length > 0)) await tx.setMeta('copiesHold', true)
}

/** What a backup of the server holds need not be kept here any longer. */
async function letGoOfBackedUp(tx: StoreTx, backedUp: number): Promise<void> {
  if (backedUp === 0 || (await tx.count('sent')) === 0) return
  const safe = (await tx.sent()).filter((command) => isBackedUp(command, backedUp))
  await tx.deleteSent(safe.map(({ envelope }) => envelope.id))
}

/** The server has to show the hash that this store saw before; another one means that its history was rewritten. */
async function checkAudit(tx: StoreTx, { audit }: PullResponse): Promise<Refusal | undefined> {
  if (!audit) return undefined
  const epoch = (await tx.meta('epoch')) ?? ''
  const pin = await tx.meta('auditPin')
  const isSameEpoch = pin?.epoch === epoch
  if (pin && isSameEpoch && audit.pinned !== pin.hash) {
    // The pin stays: the next answer is measured by it as well.
    return { code: 'sync.auditBroken', args: { seq: pin.seq } }
  }
  if (!pin || !isSameEpoch || audit.seq > pin.seq)
    await tx.setMeta('auditPin', { epoch, seq: audit.seq, hash: audit.hash })
  return undefined
}

async function merged(tx: StoreTx, changes: readonly StoreChange[]): Promise<StoreChange> {
  const put = new Map<string, ShownRow>()
  const gone = new Map<string, EntityRef>()
  for (const change of changes) {
    for (const row of change.put) {
      put.set(entityKey(row), row)
      gone.delete(entityKey(row))
    }
    for (const ref of change.gone) {
      gone.set(entityKey(ref), ref)
      put.delete(entityKey(ref))
    }
  }
  const outbox = changes.findLast((change) => change.outbox)?.outbox
  const attention = changes.some((change) => change.attention)
  return withColumnNote(tx, {
    put: [...put.values()],
    gone: [...gone.values()],
    outbox,
    ...(attention ? { attention } : {}),
  })
}
