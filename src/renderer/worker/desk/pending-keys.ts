import { entityKey } from '#shared/domain/entities'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import type { ReplayWorld } from '../sync/rebase-store'
import { subjectOf } from '../sync/store-receipts'

/**
 * Keys of the entities that unsent commands have changed. A command touches more than it changes (an issued document
 * reads its orders), so these are its subject, what it replaced values in, and what it made.
 */
export function pendingKeys(outbox: readonly OutboxEntry[], world: ReplayWorld): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const entry of outbox) {
    if (entry.receipt) continue
    keys.add(entityKey(subjectOf(entry, world)))
    const read = new Set<string>()
    for (const { type, id, rev, fields } of entry.envelope.seen) {
      const key = `${type}/${id}`
      if (rev > 0 && Object.keys(fields).length === 0) read.add(key)
    }
    for (const key of entry.touches) if (!read.has(key)) keys.add(key)
  }
  return keys
}
