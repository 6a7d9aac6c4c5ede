import { setImmediate as breathe } from 'node:timers/promises'
import { type BootstrapHead, type BootstrapPlan, MAX_PAGE_ROWS } from '#shared/sync/protocol'
import { bootstrapOrder, REF_SCOPE } from '#shared/sync/scopes'
import { writeCursor } from './cursor'
import { ownClient } from './own-client'
import { PageBudget, type PageLimits } from './page-budget'
import { type Reach, reachOf, syncedReach } from './reach'
import type { ReadTx, SyncStore } from './sync-store'

/** A page of a bootstrap may be larger than one of the feed: nothing waits behind it. */
const bootstrapLimits: PageLimits = { rows: MAX_PAGE_ROWS, bytes: 4 * 1024 * 1024 }

const ROWS_AT_ONCE = 200

/**
 * What a new store will get, counted beforehand, and the cursor to pull from afterwards. Rows that change while the
 * bootstrap runs have a later revision than the cursor, so that pull brings them.
 */
export function bootstrapPlan(store: SyncStore, userId: string, clientId: string): Promise<BootstrapPlan> {
  return store.snapshot(async (tx) => {
    const standing = await tx.standing(clientId)
    const client = ownClient(standing.client, userId)
    const { epoch, v } = standing.clock
    const reach = await reachInOrder(tx, userId)
    const { held } = reach
    const counts = await countRows(store, tx, reach)
    return {
      epoch,
      v,
      lastSeq: client.lastSeq,
      cursor: writeCursor({ epoch, v, scopesV: v }),
      scopes: held.map((scope) => ({ scope, rows: counts.get(scope) ?? 0 })),
    }
  })
}

/** How many rows the reference data has, with the revision that is true of: everybody asks, and it changes a few times a year. */
const referenceCounts = new WeakMap<SyncStore, { readonly rev: number; readonly rows: number }>()

/** Reference rows are in no other scope, so that they are counted by themselves. */
async function countRows(store: SyncStore, tx: ReadTx, reach: Reach): Promise<ReadonlyMap<string, number>> {
  const rest = { ...reach, held: reach.held.filter((scope) => scope !== REF_SCOPE) }
  const counts = new Map(await tx.countByFirstScope(rest))
  if (rest.held.length === reach.held.length) return counts
  const rev = await tx.referenceRev()
  let known = referenceCounts.get(store)
  if (known?.rev !== rev) {
    const counted = await tx.countByFirstScope({ held: [REF_SCOPE], barred: [] })
    known = { rev, rows: counted.get(REF_SCOPE) ?? 0 }
    referenceCounts.set(store, known)
  }
  return counts.set(REF_SCOPE, known.rows)
}

/**
 * A page of one scope, without the rows that an earlier scope has brought. It shows the moment of its request, not that
 * of the plan. A scope that has ended since is empty: the pull will say that it did.
 * @returns NDJSON lines: the head, then a row each
 */
export async function bootstrapPage(
  store: SyncStore,
  userId: string,
  request: { readonly scope: string; readonly after?: string },
  limits: PageLimits = bootstrapLimits,
): Promise<readonly string[]> {
  const { scope } = request
  const after = request.after === undefined ? undefined : readAfter(request.after)
  const found = await store.snapshot(async (tx) => {
    const reach = await reachInOrder(tx, userId)
    const place = reach.held.indexOf(scope)
    if (place < 0) return []
    return tx.scopeRows({ scope, after, limit: limits.rows, earlier: reach.held.slice(0, place) }, reach)
  })
  const page = new PageBudget(limits)
  let dealt = 0
  // Thousands of rows are written out with rests between, in which others are answered; the database is free already.
  while (dealt < found.length && !page.isFull) {
    if (dealt > 0) await breathe()
    dealt += page.take(found.slice(dealt, dealt + ROWS_AT_ONCE))
  }
  const last = found[dealt - 1]
  const more = last && (dealt < found.length || found.length === limits.rows)
  const head: BootstrapHead = { scope, rows: page.rows.length, after: more ? `${last.type}/${last.id}` : undefined }
  return [JSON.stringify(head), ...page.rows]
}

async function reachInOrder(tx: ReadTx, userId: string): Promise<Reach> {
  const { held, barred } = syncedReach(reachOf(await tx.holdings(userId)))
  return { held: bootstrapOrder(held), barred }
}

function readAfter(text: string): { type: string; id: string } {
  const slash = text.indexOf('/')
  return { type: text.slice(0, slash), id: text.slice(slash + 1) }
}
