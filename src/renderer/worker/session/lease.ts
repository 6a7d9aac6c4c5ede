import type { StoreReadTx } from '../store/store-read-tx'

/** A machine that has not met its server for so long locks itself (sync.md §5). */
export const LEASE_DAYS = 14
const DAY_MS = 24 * 3600 * 1000

/**
 * Whether the lease has run out. Counted from the server's last answer to the latest time this machine has ever shown, so
 * that setting its clock back gains nothing.
 */
export async function leaseEnded(tx: StoreReadTx, now: number): Promise<boolean> {
  const lastContact = (await tx.meta('lastSyncedAt')) ?? (await tx.meta('openedAt'))
  if (!lastContact) return false
  const latest = Math.max(now, Date.parse((await tx.meta('latestTime')) ?? '') || 0)
  return latest - Date.parse(lastContact) > LEASE_DAYS * DAY_MS
}
