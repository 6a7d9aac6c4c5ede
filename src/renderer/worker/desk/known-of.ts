import type { OutboxEntry } from '#shared/sync/outbox-entry'
import type { LocalStore } from '../store/local-store'

/** What a desk goes on with when its store is opened. */
interface KnownOfStore {
  readonly clientId: string | undefined
  /** The server's clock minus this machine's, in milliseconds. */
  readonly skewMs: number | undefined
  readonly lastSyncedAt: string | undefined
  readonly outbox: readonly OutboxEntry[]
}

export function knownOf(store: LocalStore): Promise<KnownOfStore> {
  return store.read(async (tx) => ({
    clientId: await tx.meta('clientId'),
    skewMs: await tx.meta('skewMs'),
    lastSyncedAt: await tx.meta('lastSyncedAt'),
    outbox: await tx.outbox(),
  }))
}
