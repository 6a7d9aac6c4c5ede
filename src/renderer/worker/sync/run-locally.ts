import { type AnyCommand, refuse } from '#shared/commands/engine/command'
import type { CommandEffect } from '#shared/commands/engine/command-tx'
import { authorCommand, seenOf } from '#shared/commands/engine/run-command'
import { WorkingSet } from '#shared/commands/engine/working-set'
import { entityKey } from '#shared/domain/entities'
import type { Refusal } from '#shared/messages/catalogue'
import { canonicalJson } from '#shared/sync/canonical-json'
import { type OutboxEntry, touchesOf } from '#shared/sync/outbox-entry'
import type { ServerRow } from '#shared/sync/rebase'
import { isSettling } from '#shared/sync/settling'
import type { StoreReadTx } from '../store/store-read-tx'
import type { StoreTx } from '../store/store-tx'
import type { StoredRow } from '../store/store-types'
import type { ReplayWorld } from './rebase-store'
import { refOfKey, type ShownRow, type StoreChange, withColumnNote } from './store-change'

/** One act of the officer: made once, tried as often as it takes. */
export interface LocalAct {
  readonly command: AnyCommand
  readonly input: unknown
  readonly commandId: string
  /** The present by the server's clock, as far as it is known. */
  readonly now: Date
  /** By the clock of this machine. */
  readonly deviceAt: string
}

/** A command as it will travel, and what it makes of the rows it was worked out on. */
export interface PreparedAct {
  readonly ok: true
  readonly entry: OutboxEntry
  readonly effect: CommandEffect
  readonly set: WorkingSet
  readonly rows: ReadonlyMap<string, StoredRow>
  readonly outbox: readonly OutboxEntry[]
  /** Keys of the rows whose server's row is kept beside them already. */
  readonly shadowed: ReadonlySet<string>
  readonly generation: number
}

export type Refused = { readonly ok: false; readonly refusal: Refusal }

/** Works a command out over the rows of the store; nothing is written. */
export async function prepareLocally(
  tx: StoreReadTx,
  { command, input, commandId, now, deviceAt }: LocalAct,
  world: ReplayWorld,
): Promise<PreparedAct | Refused> {
  const parsed = command.input.safeParse(input)
  const refs = parsed.success ? command.entities(parsed.data) : []
  // Asked for together: a round through the store takes longer than what is read in it.
  const [found, left, seq, outbox, generation = 0] = await Promise.all([
    tx.rows(refs),
    tx.meta('catchingUp'),
    tx.meta('nextSeq'),
    tx.outbox(),
    tx.meta('generation'),
  ])
  const rows = new Map(found.map((row) => [entityKey(row), row]))
  const set = new WorkingSet([...rows.values()].map((row) => ({ ...row, marks: {} })))
  const answer = authorCommand(command, set, input, { actor: world.actor, now, commandId, ref: world.reference() })
  if (!answer.ok) return answer
  if (left !== undefined && isSettling(command.type)) return { ok: false, refusal: refuse('sync.catchingUp', { left }) }
  if (seq === undefined) return { ok: false, refusal: refuse('local.stillLoading') }

  const touches = touchesOf(command, parsed.data, answer.effect)
  const entry: OutboxEntry = {
    envelope: {
      id: commandId,
      seq,
      type: command.type,
      version: command.version,
      input,
      deviceAt,
      seen: seenOf(answer.effect, refs, (ref) => rows.get(entityKey(ref))?.rev ?? 0),
      after: outbox
        .filter((earlier) => !earlier.receipt && meets(earlier, touches))
        .map(({ envelope }) => envelope.seq),
    },
    touches,
  }
  const shadowed = new Set((await tx.shadows([...answer.effect.changed.keys()])).keys())
  return { ok: true, entry, effect: answer.effect, set, rows, outbox, shadowed, generation }
}

/**
 * Carries a prepared command out: the rows as they will be, and the command on its way to the server, in one
 * transaction. The server runs it again and has the last word.
 */
export async function commitLocally(tx: StoreTx, act: PreparedAct): Promise<StoreChange> {
  const { entry, effect, set, rows, outbox, generation } = act
  const changed = [...effect.changed.keys()]
  const put = changed.flatMap((key): (ShownRow & StoredRow)[] => {
    const row = set.row(refOfKey(key))
    const { scopes = [], projection = 'full' } = rows.get(key) ?? {}
    return row ? [{ ...row, scopes, projection, generation: rows.get(key)?.generation ?? generation }] : []
  })
  const [change] = await Promise.all([
    withColumnNote(tx, { put, gone: [], outbox: [...outbox, entry] }),
    tx.putShadows(newShadows(act, changed)),
    tx.putRows(put),
    tx.putOutbox([entry]),
    tx.setMeta('nextSeq', entry.envelope.seq + 1),
  ])
  return change
}

/** Whether the world under a prepared command is still the one it was worked out on. */
export function sameEntry(a: OutboxEntry, b: OutboxEntry): boolean {
  return canonicalJson(a) === canonicalJson(b)
}

function meets(entry: OutboxEntry, touches: readonly string[]): boolean {
  return entry.touches.some((key) => touches.includes(key))
}

/** The server's row stays beside what is shown from the first unsent change on. */
function newShadows({ rows, shadowed }: PreparedAct, keys: readonly string[]): ReadonlyMap<string, ServerRow | null> {
  const shadows = new Map<string, ServerRow | null>()
  for (const key of keys) {
    if (shadowed.has(key)) continue
    const row = rows.get(key)
    shadows.set(key, row ? { type: row.type, id: row.id, rev: row.rev, doc: row.doc, held: true } : null)
  }
  return shadows
}
