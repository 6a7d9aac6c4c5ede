import { type EntityRef, entityKey, entityTypes } from '#shared/domain/entities'
import type { BootState } from '#shared/sync/sync-core-types'
import type { StoreTx } from '../store/store-tx'
import type { RowHead } from '../store/store-types'
import { type IncomingStored, type ReplayWorld, rebaseStore } from './rebase-store'
import { noChange, type StoreChange, withColumnNote } from './store-change'

const HEADS_AT_ONCE = 1000

/** Begins a bootstrap; answers whether the store was empty. */
export async function startBoot(tx: StoreTx, boot: BootState): Promise<{ fresh: boolean }> {
  const generation = ((await tx.meta('generation')) ?? 0) + 1
  const counts = await Promise.all(entityTypes.map((type) => tx.count(type)))
  const fresh = counts.every((count) => count === 0)
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

  const left = boot.fresh ? [] : await leftBehind(tx, generation)
  const entries = await tx.outbox()
  if (left.length === 0 && entries.length === 0) return noChange
  const touched = new Set(entries.flatMap(({ touches }) => [...touches]))
  const plain = left.filter((row) => !touched.has(entityKey(row)))
  await tx.deleteRows(plain)
  const incoming = new Map(
    left.filter((row) => touched.has(entityKey(row))).map((row) => [entityKey(row), evicted(row)] as const),
  )
  const rebased = await rebaseStore(tx, { incoming, entries, lastSeq, generation }, world)
  const gone: EntityRef[] = [...plain.map(({ type, id }) => ({ type, id })), ...rebased.gone]
  return withColumnNote(tx, { ...rebased, gone })
}

/** Rows of an earlier bootstrap that this one did not bring. Those that only unsent commands made are no such rows. */
async function leftBehind(tx: StoreTx, generation: number): Promise<RowHead[]> {
  const left: RowHead[] = []
  for (const type of entityTypes) {
    for (let after: string | undefined, more = true; more; ) {
      const heads = await tx.headsAfter(type, after, HEADS_AT_ONCE)
      left.push(...heads.filter((head) => head.generation !== generation && head.rev > 0))
      after = heads.at(-1)?.id
      more = heads.length === HEADS_AT_ONCE
    }
  }
  return left
}

function evicted({ type, id, generation }: RowHead): IncomingStored {
  return { type, id, rev: Number.MAX_SAFE_INTEGER, scopes: [], projection: 'full', generation }
}
