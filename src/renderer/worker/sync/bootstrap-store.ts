import { type EntityRef, entityKey, entityTypes } from '#shared/domain/entities'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import { resendSent } from '#shared/sync/resend-sent'
import type { BootState } from '#shared/sync/sync-core-types'
import type { StoreTx } from '../store/store-tx'
import type { RowHead } from '../store/store-types'
import { stopMassDelete } from './mass-delete'
import { type IncomingStored, type ReplayWorld, rebaseStore } from './rebase-store'
import { noChange, type StoreChange, withColumnNote } from './store-change'

const HEADS_AT_ONCE = 1000

export interface BootBegun {
  readonly boot: BootState
  /** The outbox, where it is another: sent commands are sent again under a new client id. */
  readonly resent?: { readonly clientId: string; readonly outbox: readonly OutboxEntry[] }
}

/**
 * Begins a bootstrap. When the server was restored from a backup, its rows count whatever their revision, and what no
 * backup is known to hold is sent again: under a new client id, because the server has forgotten this one's last seqs.
 */
export async function startBoot(tx: StoreTx, asked: BootState, newClientId: string): Promise<BootBegun> {
  const epoch = await tx.meta('epoch')
  const newEpoch = epoch !== undefined && epoch !== asked.plan.epoch
  const resent = newEpoch ? await resend(tx, newClientId) : undefined
  const plan = newEpoch ? { ...asked.plan, lastSeq: 0 } : asked.plan
  const unfinished = await tx.meta('boot')
  const boot: BootState = { ...asked, plan, newEpoch: newEpoch || unfinished?.newEpoch === true }
  await tx.setMeta('epoch', plan.epoch)
  if (plan.deviceKey) await tx.setMeta('deviceKey', plan.deviceKey)
  const { fresh } = await noteBoot(tx, boot)
  return { boot: { ...boot, fresh }, resent }
}

async function resend(tx: StoreTx, clientId: string): Promise<BootBegun['resent']> {
  const before = await tx.outbox()
  const sent = await tx.sent()
  const outbox = resendSent(sent, before)
  await tx.deleteOutbox(before.map(({ envelope }) => envelope.seq))
  await tx.putOutbox(outbox)
  await tx.deleteSent(sent.map(({ envelope }) => envelope.id))
  await tx.setMeta('clientId', clientId)
  await tx.setMeta('nextSeq', outbox.length + 1)
  await tx.setMeta('lastSeq', 0)
  await tx.deleteMeta('auditPin')
  return { clientId, outbox }
}

async function noteBoot(tx: StoreTx, boot: BootState): Promise<{ fresh: boolean }> {
  const generation = ((await tx.meta('generation')) ?? 0) + 1
  const fresh = (await rowsHeld(tx)) === 0
  await tx.setMeta('generation', generation)
  await tx.setMeta('boot', { ...boot, fresh })
  // A store in memory goes on under the client id of its session, whose seqs it does not remember.
  const nextSeq = await tx.meta('nextSeq')
  if (nextSeq === undefined) await tx.setMeta('nextSeq', boot.plan.lastSeq + 1)
  return { fresh }
}

/** Ends a bootstrap: what it did not bring goes, unless unsent commands build on it; the next pull begins at its plan. */
export async function finishBoot(tx: StoreTx, boot: BootState, world: ReplayWorld): Promise<StoreChange> {
  const generation = (await tx.meta('generation')) ?? 0
  const { cursor, lastSeq } = boot.plan
  await tx.setMeta('cursor', cursor)
  await tx.setMeta('lastSeq', lastSeq)
  await tx.deleteMeta('boot')

  const entries = await tx.outbox()
  const touched = new Set(entries.flatMap(({ touches }) => [...touches]))
  const left = boot.fresh ? [] : await leftBehind(tx, generation, touched)
  if (left.length === 0 && entries.length === 0) return noChange
  if (left.length > 0) await stopMassDelete(tx, left.length, await rowsHeld(tx))
  const plain = left.filter((row) => !touched.has(entityKey(row)))
  await tx.deleteRows(plain)
  const incoming = new Map(
    left.filter((row) => touched.has(entityKey(row))).map((row) => [entityKey(row), evicted(row)] as const),
  )
  const rebased = await rebaseStore(tx, { incoming, entries, lastSeq, generation, replaces: boot.newEpoch }, world)
  const gone: EntityRef[] = [...plain.map(({ type, id }) => ({ type, id })), ...rebased.gone]
  return withColumnNote(tx, { ...rebased, gone })
}

async function rowsHeld(tx: StoreTx): Promise<number> {
  const counts = await Promise.all(entityTypes.map((type) => tx.count(type)))
  return counts.reduce((sum, count) => sum + count, 0)
}

/**
 * Rows of an earlier bootstrap that this one did not bring. Those that only unsent commands made are no such rows; where
 * a command that is sent again makes anew what the server once had, the server's row lies beneath it.
 */
async function leftBehind(tx: StoreTx, generation: number, touched: ReadonlySet<string>): Promise<RowHead[]> {
  const beneath = await tx.shadows([...touched])
  const wasServers = (head: RowHead) => head.rev > 0 || (beneath.get(entityKey(head))?.rev ?? 0) > 0
  const left: RowHead[] = []
  for (const type of entityTypes) {
    for (let after: string | undefined, more = true; more; ) {
      const heads = await tx.headsAfter(type, after, HEADS_AT_ONCE)
      left.push(...heads.filter((head) => head.generation !== generation && wasServers(head)))
      after = heads.at(-1)?.id
      more = heads.length === HEADS_AT_ONCE
    }
  }
  return left
}

function evicted({ type, id, generation }: RowHead): IncomingStored {
  return { type, id, rev: Number.MAX_SAFE_INTEGER, scopes: [], projection: 'full', generation }
}
