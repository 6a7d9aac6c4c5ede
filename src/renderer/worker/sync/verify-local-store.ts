import { entityKey, entityTypes } from '#shared/domain/entities'
import { isAskedScope } from '#shared/sync/scopes'
import { type HeldHead, type Verified, verifyStore } from '#shared/sync/verify-store'
import type { LocalStore } from '../store/local-store'
import type { StoreReadTx } from '../store/store-read-tx'
import type { StoreTx } from '../store/store-tx'
import { applyRows } from './apply-rows'
import { stopMassDelete } from './mass-delete'
import type { ReplayWorld } from './rebase-store'
import type { StoreChange } from './store-change'
import type { SyncApi } from './sync-api'

interface VerifyParts {
  readonly store: LocalStore
  readonly api: SyncApi
  readonly world: ReplayWorld
  readonly now: () => number
}

const HEADS_AT_ONCE = 5000

/** Compares the store with the server and repairs what differs; unsent work stays on top of what is brought. */
export async function verifyLocalStore(
  { store, api, world, now }: VerifyParts,
  cursor: string,
  write: (work: (tx: StoreTx) => Promise<StoreChange>) => Promise<StoreChange>,
): Promise<Verified> {
  const verified = await verifyStore({
    digest: (scope) => api.digest(cursor, scope),
    repair: (scope, buckets) => api.repair(cursor, scope, buckets),
    heads: () => store.read(serverHeads),
    mayLose: (gone, held) => store.write((tx) => stopMassDelete(tx, gone, held)),
    replace: async (rows, gone) => {
      const evicted = gone.map(({ type, id, rev }) => ({
        type,
        id,
        rev,
        scopes: [],
        projection: 'full',
        op: 'evict' as const,
      }))
      await write(async (tx) => {
        const generation = (await tx.meta('generation')) ?? 0
        const lastSeq = (await tx.meta('lastSeq')) ?? 0
        return applyRows(tx, { rows: [...rows, ...evicted], lastSeq, generation, replaces: true }, world)
      })
    },
  })
  if (!verified.behind) await store.write((tx) => tx.setMeta('verifiedAt', now()))
  return verified
}

/** The server's rows: of those with unsent changes the shadow, and none that only unsent commands made. */
export async function serverHeads(tx: StoreReadTx): Promise<HeldHead[]> {
  const heads: HeldHead[] = []
  const touched = (await tx.outbox()).flatMap(({ touches }) => [...touches])
  const shadows = await tx.shadows(touched)
  for (const type of entityTypes) {
    for (let after: string | undefined, more = true; more; ) {
      const page = await tx.headsAfter(type, after, HEADS_AT_ONCE)
      for (const head of page) {
        const shadow = shadows.get(entityKey(head))
        const rev = shadow === undefined ? head.rev : (shadow?.rev ?? 0)
        // Kept for unsent work alone, no scope holds it any more; or asked for, and in nobody's digest.
        if (rev === 0 || head.scopes.every(isAskedScope) || shadow?.held === false) continue
        heads.push({ type, id: head.id, rev, scopes: head.scopes, projection: head.projection })
      }
      after = page.at(-1)?.id
      more = page.length === HEADS_AT_ONCE
    }
  }
  return heads
}
