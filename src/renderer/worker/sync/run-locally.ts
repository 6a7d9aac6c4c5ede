import { v7 as uuidv7 } from 'uuid'
import { type AnyCommand, refuse } from '#shared/commands/engine/command'
import { authorCommand, seenOf } from '#shared/commands/engine/run-command'
import { WorkingSet } from '#shared/commands/engine/working-set'
import { entityKey } from '#shared/domain/entities'
import type { Refusal } from '#shared/messages/catalogue'
import { type OutboxEntry, touchesOf } from '#shared/sync/outbox-entry'
import type { ServerRow } from '#shared/sync/rebase'
import type { StoreTx } from '../store/store-tx'
import type { StoredRow } from '../store/store-types'
import type { ReplayWorld } from './rebase-store'
import { refOfKey, type ShownRow, type StoreChange, withColumnNote } from './store-change'

export type LocalRun =
  | { readonly ok: true; readonly entry: OutboxEntry; readonly change: StoreChange }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Carries a command out on this machine: the rows as they will be, and the command on its way to the server, in one
 * transaction. The server runs it again and has the last word.
 */
export async function runLocally(
  tx: StoreTx,
  command: AnyCommand,
  input: unknown,
  now: Date,
  world: ReplayWorld,
): Promise<LocalRun> {
  const parsed = command.input.safeParse(input)
  const refs = parsed.success ? command.entities(parsed.data) : []
  const rows = new Map((await tx.rows(refs)).map((row) => [entityKey(row), row]))
  const set = new WorkingSet([...rows.values()].map((row) => ({ ...row, marks: {} })))
  const commandId = uuidv7()
  const ctx = { actor: world.actor, now, commandId, ref: world.reference() }
  const answer = authorCommand(command, set, input, ctx)
  if (!answer.ok) return answer
  const seq = await tx.meta('nextSeq')
  if (seq === undefined) return { ok: false, refusal: refuse('local.stillLoading') }

  const outbox = await tx.outbox()
  const touches = touchesOf(command, parsed.data, answer.effect)
  const entry: OutboxEntry = {
    envelope: {
      id: commandId,
      seq,
      type: command.type,
      version: command.version,
      input,
      deviceAt: new Date().toISOString(),
      seen: seenOf(answer.effect, refs, (ref) => rows.get(entityKey(ref))?.rev ?? 0),
      after: outbox
        .filter((earlier) => !earlier.receipt && meets(earlier, touches))
        .map(({ envelope }) => envelope.seq),
    },
    touches,
  }

  const generation = (await tx.meta('generation')) ?? 0
  const changed = [...answer.effect.changed.keys()]
  const put = changed.flatMap((key): (ShownRow & StoredRow)[] => {
    const row = set.row(refOfKey(key))
    const { scopes = [], projection = 'full' } = rows.get(key) ?? {}
    return row ? [{ ...row, scopes, projection, generation: rows.get(key)?.generation ?? generation }] : []
  })
  await keepShadows(tx, changed, rows)
  await tx.putRows(put)
  await tx.putOutbox([entry])
  await tx.setMeta('nextSeq', seq + 1)
  const change = await withColumnNote(tx, { put, gone: [], outbox: [...outbox, entry] })
  return { ok: true, entry, change }
}

function meets(entry: OutboxEntry, touches: readonly string[]): boolean {
  return entry.touches.some((key) => touches.includes(key))
}

/** The server's row stays beside what is shown from the first unsent change on. */
async function keepShadows(tx: StoreTx, keys: readonly string[], rows: ReadonlyMap<string, StoredRow>): Promise<void> {
  const known = await tx.shadows(keys)
  const shadows = new Map<string, ServerRow | null>()
  for (const key of keys) {
    if (known.has(key)) continue
    const row = rows.get(key)
    shadows.set(key, row ? { type: row.type, id: row.id, rev: row.rev, doc: row.doc, held: true } : null)
  }
  await tx.putShadows(shadows)
}
