import type { DeskWorker } from '../data/desk-worker-api'

type StorageUse = Awaited<ReturnType<DeskWorker['storageUse']>>

/** How much room the store takes, and whether the browser has promised to keep it. */
export async function storageUse(rows: Readonly<Record<string, number>>): Promise<StorageUse> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate()
  return { usedBytes: usage, quotaBytes: quota, persistent: await navigator.storage.persisted(), rows }
}
