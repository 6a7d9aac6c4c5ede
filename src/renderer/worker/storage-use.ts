import type { StorageUse } from '../data/desk-worker-api'

/** What only the machine itself can say. */
export interface MachineFacts {
  readonly userAgent: string
  /** How much room the store takes, and whether the browser has promised to keep it. */
  readonly storage: () => Promise<Pick<StorageUse, 'usedBytes' | 'quotaBytes' | 'persistent'>>
}

export function browserFacts(): MachineFacts {
  return {
    userAgent: navigator.userAgent,
    storage: async () => {
      const { usage = 0, quota = 0 } = await navigator.storage.estimate()
      return { usedBytes: usage, quotaBytes: quota, persistent: await navigator.storage.persisted() }
    },
  }
}
