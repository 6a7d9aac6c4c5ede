import type { AnyCommand, ReadTx } from '#shared/commands/engine/command'
import { upcastInput, upcastReads } from '#shared/commands/engine/upcast'
import { WorkingSet } from '#shared/commands/engine/working-set'
import { type EntityRef, entityKey } from '#shared/domain/entities'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import type { StoreTx } from '../store/store-tx'

type Registry = ReadonlyMap<string, AnyCommand>

/**
 * Commands that were made before an update of this program may touch more by their present version than they named
 * then. They travel as they were made; only what is replayed with them is completed.
 */
export async function withPresentTouches(
  tx: Pick<StoreTx, 'rows'>,
  entries: readonly OutboxEntry[],
  registry: Registry,
): Promise<readonly OutboxEntry[]> {
  const complete: OutboxEntry[] = []
  for (const entry of entries) {
    const command = registry.get(entry.envelope.type)
    const earlier = command?.upcastReads && entry.envelope.version < command.version
    complete.push(earlier ? await completed(tx, entry, command) : entry)
  }
  return complete
}

async function completed(tx: Pick<StoreTx, 'rows'>, entry: OutboxEntry, command: AnyCommand): Promise<OutboxEntry> {
  const { version, input } = entry.envelope
  const rows = await rowsToRead(tx, command, entry)
  const parsed = command.input.safeParse(upcastInput(command, version, input, rows)?.input)
  if (!parsed.success) return entry
  const touches = [...new Set([...entry.touches, ...command.entities(parsed.data).map(entityKey)])]
  return touches.length === entry.touches.length ? entry : { ...entry, touches }
}

async function rowsToRead(
  tx: Pick<StoreTx, 'rows'>,
  command: AnyCommand,
  { envelope: { version, input } }: OutboxEntry,
): Promise<ReadTx> {
  const read = new Map<string, EntityRef>()
  const rows = new WorkingSet([])
  for (;;) {
    const fresh = upcastReads(command, version, input, rows).filter((ref) => !read.has(entityKey(ref)))
    if (fresh.length === 0) return rows
    for (const ref of fresh) read.set(entityKey(ref), ref)
    for (const row of await tx.rows(fresh)) rows.put({ ...row, marks: {} })
  }
}
