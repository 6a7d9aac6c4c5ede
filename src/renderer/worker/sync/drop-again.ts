import { HOTLINE_ASKED_SCOPE } from '#shared/sync/scopes'
import type { LocalStore } from '../store/local-store'
import type { StoreTx } from '../store/store-tx'
import { applyRows } from './apply-rows'
import type { ReplayWorld } from './rebase-store'

/** What an opened store may hold and its user is not to see. */
export async function dropUnheld(store: LocalStore, world: ReplayWorld): Promise<void> {
  await dropAgain(store, world)
  await dropAsked(store, world)
}

/**
 * A copy that was put in the place of its store may hold what this user was to see no more: it goes before anything is
 * shown, without a network too. A restored copy only; twice changes nothing.
 */
export async function dropAgain(store: LocalStore, world: ReplayWorld): Promise<void> {
  if (!(await store.read((tx) => tx.meta('restored')))) return
  await store.write(async (tx) => {
    await drop(tx, (await tx.meta('droppedScopes')) ?? [], world)
    await tx.deleteMeta('restored')
  })
}

/**
 * What was brought for pages of an earlier session follows the server no more, and would stay for good where the same
 * person holds another post that keeps a store.
 */
export async function dropAsked(store: LocalStore, world: ReplayWorld): Promise<void> {
  if (!store.onDisk || !world.actor.roles.includes('hotline')) return
  await store.write((tx) => drop(tx, [HOTLINE_ASKED_SCOPE], world))
}

async function drop(tx: StoreTx, dropScopes: readonly string[], world: ReplayWorld): Promise<void> {
  const lastSeq = (await tx.meta('lastSeq')) ?? 0
  const generation = (await tx.meta('generation')) ?? 0
  await applyRows(tx, { rows: [], dropScopes, lastSeq, generation }, world)
}
