import {
  MAX_PAGE_BYTES,
  MAX_PAGE_ROWS,
  MAX_STAGED_ROWS,
  type PullRequest,
  type PullResponse,
  type SyncHints,
} from '#shared/sync/protocol'
import { isAskedScope } from '#shared/sync/scopes'
import { addAsked } from './asked-rows'
import { type FeedCursor, type Fill, positionOf, readCursor, tupleOf, writeCursor } from './cursor'
import { ownClient } from './own-client'
import { PageBudget, type PageLimits } from './page-budget'
import { casesBarredSince, type Reach, reachOf, syncedReach } from './reach'
import type { FeedPosition, ReadTx, SyncStore } from './sync-store'

/** A page ready to be sent; its rows are JSON texts. */
export interface PulledPage {
  readonly rows: readonly string[]
  readonly addScopes: readonly string[]
  readonly dropScopes: readonly string[]
  readonly cursor: string
  readonly done: boolean
  readonly v: number
  readonly lastSeq: number
  /** Rows still owed after this page, counted as far as a staged catch-up may go. */
  readonly left: number
  readonly backedUp: number
  readonly audit: NonNullable<PullResponse['audit']>
  readonly leaseUntil?: string
  readonly hints?: SyncHints | undefined
}

export const pullLimits: PageLimits = { rows: MAX_PAGE_ROWS, bytes: MAX_PAGE_BYTES, chunk: 200 }

/**
 * The next page of what a user may see and a client does not know yet, all of one moment. Order is by revision, which
 * the clock row makes the order of commits, so a place in it is safe to go on from (sync.md §2).
 * @throws DeskError `sync.cursorStale`, `sync.clientUnknown`, `auth.clientOfOther`, `auth.clientDisabled`
 */
export function pull(
  store: SyncStore,
  userId: string,
  request: PullRequest,
  limits: PageLimits = pullLimits,
): Promise<PulledPage> {
  return store.snapshot(async (tx) => {
    const { clock, client: known } = await tx.standing(request.clientId)
    const client = ownClient(known, userId)
    const cursor = readCursor(request.cursor, clock)
    const holdings = await tx.holdings(userId)
    const { grants, bars } = holdings
    const all = reachOf(holdings)
    const reach = syncedReach(all)
    const { held } = reach
    const news = grants.filter(({ rev }) => rev > cursor.scopesV)
    const addScopes = news.filter(({ op }) => op === 'add').map(({ scope }) => scope)
    const dropScopes = news.filter(({ op }) => op === 'drop').map(({ scope }) => scope)

    const page = new PageBudget(limits)
    const fills = await fillPage(
      tx,
      page,
      owedFills(cursor, addScopes, [...dropScopes, ...casesBarredSince(bars, cursor.scopesV)]).filter(
        ({ scope }) => !isAskedScope(scope),
      ),
      reach,
    )
    const feed: { at?: FeedPosition } =
      fills.length === 0 ? await feedPage(tx, page, positionOf(cursor), reach) : { at: positionOf(cursor) }
    const { at } = feed
    // Only with the last page: its rows and `lastSeq` are of this moment.
    if (!at) await addAsked(tx, page, request.rows ?? [], all)
    const next: FeedCursor = at
      ? {
          epoch: clock.epoch,
          v: cursor.v,
          at: [at.rev, at.type, at.id],
          scopesV: clock.v,
          fills: fills.length > 0 ? fills : undefined,
        }
      : { epoch: clock.epoch, v: clock.v, scopesV: clock.v }
    return {
      rows: page.rows,
      addScopes,
      dropScopes,
      cursor: writeCursor(next),
      done: at === undefined,
      v: clock.v,
      // Within a long catch-up: as far as the rows up to here go, so that the client neither shows an effect twice
      // nor takes back what its later rows have yet to bring.
      lastSeq: at ? await tx.lastSeqUpTo(request.clientId, at.rev - 1) : client.lastSeq,
      left: at ? await countLeft(tx, fills, at, held) : 0,
      backedUp: clock.backedUp,
      audit: {
        ...clock.head,
        pinned: request.pinned === undefined ? undefined : await tx.auditHash(request.pinned),
      },
    }
  })
}

/**
 * What is owed besides news: rows of scopes that were added, and, of those that ended, what is shown otherwise; the same of
 * cases that were barred or are no longer.
 */
function owedFills(cursor: FeedCursor, added: readonly string[], dropped: readonly string[]): Fill[] {
  const changed = new Set([...added, ...dropped])
  return [
    ...(cursor.fills ?? []).filter(({ scope }) => !changed.has(scope)),
    ...added.map((scope) => ({ scope, ended: false })),
    ...dropped.map((scope) => ({ scope, ended: true })),
  ]
}

async function fillPage(tx: ReadTx, page: PageBudget, fills: readonly Fill[], reach: Reach): Promise<Fill[]> {
  const { held } = reach
  const owed = [...fills]
  while (owed[0] && !page.isFull) {
    const [{ scope, ended, after }] = owed as [Fill]
    const limit = page.roomForRows
    const from = after && { type: after[0], id: after[1] }
    // Nothing held at all: nothing of an ended scope is shown otherwise.
    const none = ended && held.length === 0
    const keys = none ? [] : await tx.scopeKeys({ scope, after: from, limit, shared: ended ? held : undefined })
    const dealt = await page.add(tx, keys, reach)
    const last = keys[dealt - 1]
    if (dealt === keys.length && keys.length < limit) owed.shift()
    else if (last) owed[0] = { scope, ended, after: tupleOf(last) }
  }
  return owed
}

/** Fills the page from the feed; `at` is where the next page begins, absent when everything was sent. */
async function feedPage(
  tx: ReadTx,
  page: PageBudget,
  from: FeedPosition,
  reach: Reach,
): Promise<{ at?: FeedPosition }> {
  if (page.isFull) return { at: from }
  const limit = page.roomForRows
  // One more than fits tells whether this is the end.
  const places = await tx.feed(reach.held, from, limit + 1)
  const dealt = await page.add(tx, places.slice(0, limit), reach)
  return dealt === places.length ? {} : { at: places[dealt - 1] ?? from }
}

const COUNT_TO = MAX_STAGED_ROWS + 1

async function countLeft(
  tx: ReadTx,
  fills: readonly Fill[],
  at: FeedPosition,
  held: readonly string[],
): Promise<number> {
  let left = (await tx.feed(held, at, COUNT_TO)).length
  for (const { scope, ended, after } of fills) {
    if (left >= COUNT_TO || (ended && held.length === 0)) break
    const from = after && { type: after[0], id: after[1] }
    const keys = await tx.scopeKeys({ scope, after: from, limit: COUNT_TO - left, shared: ended ? held : undefined })
    left += keys.length
  }
  return left
}

/** The response's JSON, with the rows spliced in. */
export function pulledJson({ rows, ...rest }: PulledPage): string {
  return `${JSON.stringify(rest).slice(0, -1)},"rows":[${rows.join(',')}]}`
}
