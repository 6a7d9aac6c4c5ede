import type { SyncRow } from '#shared/sync/protocol'
import type { BootState } from '#shared/sync/sync-core-types'
import type { StoreTx } from '../store/store-tx'
import { applyRows } from './apply-rows'
import type { ReplayWorld } from './rebase-store'
import type { StoreChange } from './store-change'

/**
 * Takes a page of a bootstrap in, with the place where the next one begins. Its rows count whatever their revision: through
 * the scopes that are left to a user a row may show an earlier one than the store has of it.
 */
export async function applyBootPage(
  tx: StoreTx,
  rows: readonly SyncRow[],
  boot: BootState,
  world: ReplayWorld,
): Promise<StoreChange> {
  const generation = (await tx.meta('generation')) ?? 0
  const lastSeq = (await tx.meta('lastSeq')) ?? 0
  const change = await applyRows(tx, { rows, lastSeq, generation, fresh: boot.fresh, replaces: true }, world)
  await tx.setMeta('boot', boot)
  return change
}
