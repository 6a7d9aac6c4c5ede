import { projected } from '#shared/sync/projections'
import type { SyncRow } from '#shared/sync/protocol'
import { fullestOf } from '#shared/sync/scopes'
import type { RawRow } from './sync-store'

/**
 * A row as JSON text for one user: the fullest of the projections through which he holds it. A full row is spliced in
 * as the database gave it; parsing and printing it again would take longer than the whole rest of a page.
 */
export function renderRow(row: RawRow): string {
  const { type, id, rev, held } = row
  const scopes = held.map(({ scope }) => scope)
  const projection = fullestOf(held.map((entry) => entry.projection))
  const head: Omit<SyncRow, 'doc'> = { type, id, rev, scopes, projection, op: 'put' }
  if (row.deleted) return JSON.stringify({ ...head, scopes: [], op: 'delete' })
  if (held.length === 0) return JSON.stringify({ ...head, op: 'evict' })
  const doc = projection === 'full' ? row.doc : JSON.stringify(projected(type, JSON.parse(row.doc), projection))
  return `${JSON.stringify(head).slice(0, -1)},"doc":${doc}}`
}
