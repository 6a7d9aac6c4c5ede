import type { Actor, AnyCommand } from '#shared/commands/engine/command'
import { type EntityRef, entityKey } from '#shared/domain/entities'
import type { ReferenceData } from '#shared/domain/reference-data'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import { type IncomingRow, type RebaseInput, rebase, rebaseKeys, type ServerRow } from '#shared/sync/rebase'
import { keptOf } from '#shared/sync/resend-sent'
import type { StoreTx } from '../store/store-tx'
import type { StoredRow } from '../store/store-types'
import { withPresentTouches } from './earlier-entries'
import { refOfKey, type ShownRow, type StoreChange } from './store-change'

/** What replaying commands needs to know of the world. */
export interface ReplayWorld {
  readonly registry: ReadonlyMap<string, AnyCommand>
  readonly actor: Actor
  readonly reference: () => ReferenceData
}

/** A row as a page brings it, with what lies in clear beside it. */
export interface IncomingStored extends IncomingRow {
  readonly scopes: readonly string[]
  readonly projection: string
  readonly generation: number
}

interface RebaseWork {
  readonly incoming: ReadonlyMap<string, IncomingStored>
  readonly entries: readonly OutboxEntry[]
  readonly lastSeq: number
  readonly generation: number
  readonly replaces?: boolean
}

/** Rebases the unsent commands (sync/rebase.ts) over rows of the store, and writes what came of it. */
export async function rebaseStore(tx: StoreTx, work: RebaseWork, world: ReplayWorld): Promise<StoreChange> {
  const { incoming, lastSeq } = work
  const entries = await withPresentTouches(tx, work.entries, world.registry)
  // Replay may look at rows that an entry touched before and a rebase by now would not: all are at hand.
  const keys = new Set([
    ...rebaseKeys(incoming.keys(), entries, lastSeq),
    ...entries.flatMap(({ touches }) => [...touches]),
  ])
  const rows = new Map((await tx.rows([...keys].map(refOfKey))).map((row) => [entityKey(row), row]))
  const shadows = await tx.shadows([...keys])
  const result = rebase({
    incoming,
    entries,
    lastSeq,
    replaces: work.replaces,
    base: (key) => baseOf(rows.get(key), shadows.get(key)),
    registry: world.registry,
    context: contextOf(world),
  })

  const put: (ShownRow & StoredRow)[] = []
  const gone: EntityRef[] = []
  for (const [key, view] of result.views) {
    const ref = refOfKey(key)
    if (view) put.push({ ...ref, ...view, ...clearOf(rows.get(key), incoming.get(key), work) })
    else if (rows.has(key)) gone.push(ref)
  }
  await tx.putRows(put)
  await tx.deleteRows(gone)
  await tx.putShadows(result.shadows)
  await tx.deleteShadows([...result.views.keys()].filter((key) => shadows.has(key) && !result.shadows.has(key)))
  await tx.putOutbox(result.entries.filter((entry) => !work.entries.includes(entry)))
  // Not yet in a backup of the server: should it be restored, they are sent again.
  await tx.putSent(keptOf(result.finished))
  await tx.deleteOutbox(result.finished.map(({ envelope }) => envelope.seq))
  return { put, gone, outbox: result.entries }
}

function baseOf(row: StoredRow | undefined, shadow: ServerRow | null | undefined): ServerRow | undefined {
  if (shadow !== undefined) return shadow ?? undefined
  return row && { type: row.type, id: row.id, rev: row.rev, doc: row.doc, held: true }
}

function clearOf(
  row: StoredRow | undefined,
  incoming: IncomingStored | undefined,
  { generation, replaces }: RebaseWork,
) {
  const newer = incoming && (!row || replaces || incoming.rev >= row.rev) ? incoming : row
  return {
    scopes: newer?.scopes ?? [],
    projection: newer?.projection ?? 'full',
    generation: newer?.generation ?? generation,
  }
}

/** A command is shown ahead as of the moment it was made. */
function contextOf({ actor, reference }: ReplayWorld): RebaseInput['context'] {
  const ref = reference()
  return ({ id, deviceAt }) => ({ actor, now: new Date(deviceAt), commandId: id, ref })
}
