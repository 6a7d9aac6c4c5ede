import { bucketOf, DigestSums, homeScope } from '#shared/sync/digest'
import type { DigestRequest, DigestResponse, RepairRequest } from '#shared/sync/protocol'
import { fullestOf } from '#shared/sync/scopes'
import { type FeedCursor, positionOf, readCursor } from './cursor'
import { ownClient } from './own-client'
import { PageBudget } from './page-budget'
import { type Reach, reachOf, syncedReach } from './reach'
import type { HeldRow, ReadTx, SyncStore } from './sync-store'

interface View {
  readonly reach: Reach
  readonly rows: readonly (HeldRow & { readonly home: string })[]
}

/**
 * Digests of what a user's client must hold at its cursor, so that lost, stale and surplus rows are found without
 * sending them. Only comparable when the client has taken all news: else the answer is `behind`.
 * @throws DeskError as `pull`
 */
export function digest(store: SyncStore, userId: string, request: DigestRequest): Promise<DigestResponse> {
  return store.snapshot(async (tx) => {
    const view = await viewAt(tx, userId, request)
    if (!view) return { behind: true, parts: [] }
    const sums = new DigestSums()
    for (const row of view.rows) {
      const head = { type: row.type, id: row.id, rev: row.rev, projection: fullestOf(row.projections) }
      if (request.scope === undefined) sums.add(row.home, head)
      else if (row.home === request.scope) sums.add(String(bucketOf(row)), head)
    }
    return { behind: false, parts: [...sums.parts].map(([name, part]) => ({ name, ...part })) }
  })
}

export interface RepairPage {
  readonly behind: boolean
  /** JSON texts. */
  readonly rows: readonly string[]
}

/** All rows of some parts of a scope. */
export function repair(store: SyncStore, userId: string, request: RepairRequest): Promise<RepairPage> {
  return store.snapshot(async (tx) => {
    const view = await viewAt(tx, userId, request)
    if (!view) return { behind: true, rows: [] }
    const wanted = new Set(request.buckets)
    const keys = view.rows.filter((row) => row.home === request.scope && wanted.has(bucketOf(row)))
    const page = new PageBudget({ rows: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER, chunk: 500 })
    await page.add(tx, keys, view.reach)
    return { behind: false, rows: page.rows }
  })
}

async function viewAt(
  tx: ReadTx,
  userId: string,
  request: { readonly clientId: string; readonly cursor: string },
): Promise<View | undefined> {
  const { clock, client } = await tx.standing(request.clientId)
  ownClient(client, userId)
  const cursor = readCursor(request.cursor, clock)
  const holdings = await tx.holdings(userId)
  const { grants, bars } = holdings
  const reach = syncedReach(reachOf(holdings))
  const { held } = reach
  if ([...grants, ...bars].some(({ rev }) => rev > cursor.scopesV) || (await hasNews(tx, cursor, held)))
    return undefined
  const rows = held.length === 0 ? [] : await tx.heldHeads(reach)
  return { reach, rows: rows.map((row) => ({ ...row, home: homeScope(row.scopes) })) }
}

async function hasNews(tx: ReadTx, cursor: FeedCursor, held: readonly string[]): Promise<boolean> {
  if (cursor.fills || cursor.at) return true
  return (await tx.feed(held, positionOf(cursor), 1)).length > 0
}
