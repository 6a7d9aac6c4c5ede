import type { Conflict } from '#shared/domain/conflict'
import { type EntityRef, type EntityType, entityKey, entityTypes } from '#shared/domain/entities'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import type { SyncRow } from '#shared/sync/protocol'
import type { StoreTx } from '../store/store-tx'
import type { RowHead, StoredRow } from '../store/store-types'
import { type IncomingStored, type ReplayWorld, rebaseStore } from './rebase-store'
import { type ShownRow, type StoreChange, withColumnNote } from './store-change'

interface RowsToApply {
  readonly rows: readonly SyncRow[]
  /** Scopes this user has lost: what only they held goes, unless an unsent command builds on it. */
  readonly dropScopes?: readonly string[]
  /** Highest seq of this client that the rows show. */
  readonly lastSeq: number
  readonly generation: number
  /** The store was empty when this bootstrap began, and nothing else brought rows since: none can be older. */
  readonly fresh?: boolean
  /** Rows count whatever their revision: of a restored server, or to repair the store. */
  readonly replaces?: boolean
}

/**
 * Takes rows of the server into the store: skips what is older than what is there, puts the officer's unsent work back
 * on top, drops from the outbox what the rows show. Doing it twice changes nothing.
 */
export async function applyRows(tx: StoreTx, page: RowsToApply, world: ReplayWorld): Promise<StoreChange> {
  const incoming = new Map([
    ...(await rowsOfDropped(tx, page)),
    ...page.rows.filter(isKnownType).map((row) => [entityKey(row), incomingOf(row, page.generation)] as const),
  ])
  const entries = await tx.outbox()
  const touched = new Set(entries.flatMap(({ touches }) => [...touches]))
  const plain: IncomingStored[] = []
  const involved = new Map<string, IncomingStored>()
  for (const [key, row] of incoming) {
    if (touched.has(key)) involved.set(key, row)
    else plain.push(row)
  }

  const simple = await applyPlain(tx, plain, page)
  const rebased = needsRebase(involved, entries, page.lastSeq)
    ? await rebaseStore(tx, { ...page, incoming: involved, entries }, world)
    : undefined
  const change: StoreChange = {
    put: [...simple.put, ...(rebased?.put ?? [])],
    gone: [...simple.gone, ...(rebased?.gone ?? [])],
    outbox: rebased?.outbox,
    ...(await recordsCome(tx, page.rows)),
  }
  return withColumnNote(tx, change)
}

/** The record of a conflict takes the place of the command that met it. */
async function recordsCome(tx: StoreTx, rows: readonly SyncRow[]): Promise<Pick<StoreChange, 'attention'>> {
  const come = new Set(
    rows.flatMap(({ type, doc }) => (type === 'conflict' && doc ? [(doc as Conflict).commandId] : [])),
  )
  if (come.size === 0) return {}
  const told = (await tx.attention()).filter(({ status, commandId }) => status === 'conflict' && come.has(commandId))
  await tx.deleteAttention(told.map(({ commandId }) => commandId))
  return told.length > 0 ? { attention: true } : {}
}

function needsRebase(
  involved: ReadonlyMap<string, IncomingStored>,
  entries: readonly OutboxEntry[],
  lastSeq: number,
): boolean {
  return involved.size > 0 || entries.some(({ envelope }) => envelope.seq <= lastSeq)
}

/** Rows that no unsent command has to do with: by far the most. */
async function applyPlain(tx: StoreTx, rows: readonly IncomingStored[], { fresh, replaces }: RowsToApply) {
  const heads: ReadonlyMap<string, RowHead> = fresh ? new Map() : await tx.heads(rows)
  // The same revision is taken again: it may show more or less than before (another projection).
  const newer = rows.filter((row) => replaces || row.rev >= (heads.get(entityKey(row))?.rev ?? 0))
  const put: (ShownRow & StoredRow)[] = []
  const gone: EntityRef[] = []
  for (const row of newer) {
    if (row.doc) put.push({ ...row, doc: row.doc })
    else if (heads.has(entityKey(row))) gone.push({ type: row.type, id: row.id })
  }
  await tx.putRows(put)
  await tx.deleteRows(gone)
  return { put, gone }
}

const known: ReadonlySet<string> = new Set(entityTypes)

/** A newer server may have types this version has no table for; they come again with the bootstrap after an update. */
export function isKnownType(row: SyncRow): row is SyncRow & { type: EntityType } {
  return known.has(row.type)
}

function incomingOf(row: SyncRow & { type: EntityType }, generation: number): IncomingStored {
  const { type, id, rev, scopes, projection } = row
  const doc = row.op === 'put' ? row.doc : undefined
  return { type, id, rev, scopes, projection, generation, doc }
}

const ROWS_AT_ONCE = 1000

/** Lets go of dropped scopes: a row that others still hold stays, and the server sends what they show; the rest goes. */
async function rowsOfDropped(
  tx: StoreTx,
  { dropScopes = [], generation }: RowsToApply,
): Promise<[string, IncomingStored][]> {
  const dropped = new Set(dropScopes)
  const leaving: [string, IncomingStored][] = []
  for (const type of dropped.size > 0 ? entityTypes : []) {
    for (let after: string | undefined, more = true; more; ) {
      const rows = await tx.rowsAfter(type, after, ROWS_AT_ONCE)
      const held = rows.flatMap((row) => {
        const scopes = row.scopes.filter((scope) => !dropped.has(scope))
        return scopes.length < row.scopes.length ? [{ ...row, scopes, generation }] : []
      })
      await tx.putRows(held.filter(({ scopes }) => scopes.length > 0))
      for (const row of held) if (row.scopes.length === 0) leaving.push([entityKey(row), { ...row, doc: undefined }])
      after = rows.at(-1)?.id
      more = rows.length === ROWS_AT_ONCE
    }
  }
  return leaving
}
