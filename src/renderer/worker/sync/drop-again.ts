import type { LocalStore } from '../store/local-store'
import { applyRows } from './apply-rows'
import type { ReplayWorld } from './rebase-store'

/**
 * A copy that was put in the place of its store may hold what this user was to see no more: it goes before anything is
 * shown, without a network too. A restored copy only; twice changes nothing.
 */
export async function dropAgain(store: LocalStore, world: ReplayWorld): Promise<void> {
  if (!(await store.read((tx) => tx.meta('restored')))) return
  await store.write(async (tx) => {
    const dropScopes = (await tx.meta('droppedScopes')) ?? []
    const lastSeq = (await tx.meta('lastSeq')) ?? 0
    const generation = (await tx.meta('generation')) ?? 0
    await applyRows(tx, { rows: [], dropScopes, lastSeq, generation }, world)
    await tx.deleteMeta('restored')
  })
}
