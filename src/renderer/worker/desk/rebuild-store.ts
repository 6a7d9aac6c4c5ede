import { type EntityRef, entityTypes } from '#shared/domain/entities'
import { asTheyAre } from '../journal/restore-acts'
import type { LocalStore } from '../store/local-store'
import type { StoreTx } from '../store/store-tx'
import { type ReplayWorld, rebaseStore } from '../sync/rebase-store'

const HEADS_AT_ONCE = 1000

/**
 * Empties a store of everything that the server can give again: rows, lists, the place in the feed. Unsent commands, what
 * waits for the officer and files that only this machine has stay; the next start downloads the rest anew.
 */
export function emptyStore(store: LocalStore, world: ReplayWorld): Promise<void> {
  return store.write(async (tx) => {
    const entries = await tx.outbox()
    for (const type of entityTypes) await deleteAll(tx, type)
    await tx.deleteShadows([...new Set(entries.flatMap(({ touches }) => [...touches]))])
    await tx.deleteBlocks(await tx.blockIds())
    await tx.deleteChanges((await tx.changes()).map(({ id }) => id))
    for (const key of ['cursor', 'boot', 'lastSeq', 'blockLayout', 'blockCounts'] as const) await tx.deleteMeta(key)
    // What an unsent command has made from nothing is shown again at once; the rest follows with its rows.
    const generation = (await tx.meta('generation')) ?? 0
    const incoming = await asTheyAre(tx, entries, generation)
    await rebaseStore(tx, { incoming, entries, lastSeq: 0, generation }, world)
  })
}

async function deleteAll(tx: StoreTx, type: EntityRef['type']): Promise<void> {
  for (;;) {
    const heads = await tx.headsAfter(type, undefined, HEADS_AT_ONCE)
    if (heads.length === 0) return
    await tx.deleteRows(heads.map(({ id }) => ({ type, id })))
  }
}
