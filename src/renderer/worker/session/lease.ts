import type { StoreReadTx } from '../store/store-read-tx'

const DAY_MS = 24 * 3600 * 1000

/**
 * Whether a machine has not met its server for so long that it locks itself (sync.md §5). Counted from the server's last answer to the latest time this machine has ever shown, so
 * that setting its clock back gains nothing.
 */
export async function leaseEnded(tx: StoreReadTx, now: number, leaseDays: number): Promise<boolean> {
  const lastContact = (await tx.meta('lastSyncedAt')) ?? (await tx.meta('openedAt'))
  if (!lastContact) return false
  const latest = Math.max(now, Date.parse((await tx.meta('latestTime')) ?? '') || 0)
  return latest - Date.parse(lastContact) > leaseDays * DAY_MS
}
