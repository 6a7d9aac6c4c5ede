import type { EntityType } from '#shared/domain/entities'
import type { PullRequest } from '#shared/sync/protocol'
import { isAskedScope } from '#shared/sync/scopes'
import type { PageBudget } from './page-budget'
import type { Reach } from './reach'

type Asked = NonNullable<PullRequest['rows']>[number]
type AskedTx = Parameters<PageBudget['add']>[0]

/**
 * Rows that a client asked for by name, of scopes that come to nobody by themselves. Whoever does not hold such a row is
 * told that it is not there, in the very words for one that does not exist; what comes by the feed anyway is left to it.
 */
export async function addAsked(tx: AskedTx, page: PageBudget, asked: readonly Asked[], reach: Reach): Promise<void> {
  if (asked.length === 0) return
  const keys = asked.map(({ type, id }) => ({ type: type as EntityType, id }))
  const found = new Map((await tx.rows(keys, reach)).map((row) => [`${row.type}/${row.id}`, row]))
  for (const { type, id, rev } of asked) {
    const row = found.get(`${type}/${id}`)
    if (!row || row.held.length === 0) page.tell({ type, id, rev, scopes: [], projection: 'hotline', op: 'evict' })
    else if (row.rev > rev && row.held.every(({ scope }) => isAskedScope(scope))) page.also(row)
  }
}
