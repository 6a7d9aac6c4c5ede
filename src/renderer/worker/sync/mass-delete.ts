import { DeskError } from '#shared/messages/catalogue'
import type { StoreTx } from '../store/store-tx'

/** Of fewer rows any share may go: a store that has just begun has nothing to lose. */
const LEAST_ROWS = 50
const SHARE = 0.9

/**
 * Where nine of ten rows would go at once the store stops and asks (sync.md §3): a server that answers with an empty
 * plan, or that was filled from another database, must not empty every desk unseen. What this officer has let go once
 * goes once. Scopes that were dropped are no such case: nobody is asked whether he may keep what he may not see.
 * @throws DeskError `sync.massDelete`; the transaction leaves everything as it was
 */
export async function stopMassDelete(tx: StoreTx, gone: number, held: number): Promise<void> {
  if (gone < LEAST_ROWS || gone < held * SHARE) return
  if (!(await tx.meta('massDeleteAllowed'))) throw new DeskError('sync.massDelete', { gone, held })
  await tx.deleteMeta('massDeleteAllowed')
}
