import { useEffect, useState, useSyncExternalStore } from 'react'
import { useDeskContext } from './desk-context'
import type { SyncStatus } from './desk-worker-api'

/** A first sync over a slow line takes long, and what waits for it is wanted when that line goes. */
const AT_LATEST_MS = 30_000

/** Whether this store has been filled once, and is not being filled anew. */
export function isFilled(status: SyncStatus | undefined): boolean {
  return status?.lastSyncedAt !== undefined && status.phase !== 'bootstrap'
}

/**
 * True once what can wait may begin: fetching ten thousand orders and the whole program at the same time, an officer
 * waits for both. It never becomes false again.
 */
export function useAfterFirstSync(): boolean {
  const { syncStatus } = useDeskContext()
  const filled = useSyncExternalStore(syncStatus.subscribe, () => isFilled(syncStatus.snapshot().value))
  const [over, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), filled ? 0 : AT_LATEST_MS)
    return () => clearTimeout(timer)
  }, [filled])
  return over
}
