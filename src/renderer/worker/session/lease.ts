import type { StoreReadTx } from '../store/store-read-tx'
import type { StoreTx } from '../store/store-tx'

const DAY_MS = 24 * 3600 * 1000

/**
 * Whether a machine has not met its server for so long that it locks itself. Counted from the server's last answer to
 * the latest time this machine has shown since, so that setting its clock back gains nothing.
 */
export async function leaseEnded(tx: StoreReadTx, now: number, leaseDays: number): Promise<boolean> {
  const lastContact = (await tx.meta('lastSyncedAt')) ?? (await tx.meta('openedAt'))
  if (!lastContact) return false
  const latest = Math.max(now, Date.parse((await tx.meta('latestTime')) ?? '') || 0)
  return latest - Date.parse(lastContact) > leaseDays * DAY_MS
}

/** A machine that has just met its server counts anew: a clock that was years ahead once and is right now must not lock it. */
export async function noteTime(tx: StoreTx, present: Date, metServer: boolean): Promise<void> {
  const time = present.toISOString()
  if (metServer || time > ((await tx.meta('latestTime')) ?? '')) await tx.setMeta('latestTime', time)
}
