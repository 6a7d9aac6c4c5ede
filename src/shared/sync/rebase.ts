import type { AnyCommand, CommandContext, ReadTx } from '../commands/engine/command'
import type { CommandEnvelope } from '../commands/engine/envelope'
import { replayCommand } from '../commands/engine/run-command'
import { upcastInput } from '../commands/engine/upcast'
import { type LoadedEntity, WorkingSet } from '../commands/engine/working-set'
import { type EntityType, entityKey } from '../domain/entities'
import { isFinished, isShownAhead, type OutboxEntry, touchesOf } from './outbox-entry'

/** A row as the server last sent it. */
export interface ServerRow {
  readonly type: EntityType
  readonly id: string
  readonly rev: number
  readonly doc: object
  /** False when no scope holds it any more and it is only kept because an unsent command builds on it. */
  readonly held: boolean
}

/** What a page says about a row; without a document the row left every scope of this user. */
export interface IncomingRow {
  readonly type: EntityType
  readonly id: string
  readonly rev: number
  readonly doc?: object
}

export interface RebaseInput {
  readonly incoming: ReadonlyMap<string, IncomingRow>
  /** The whole outbox in order of seq, with the receipts known by now. */
  readonly entries: readonly OutboxEntry[]
  /** The highest seq of this client that the server's rows show. */
  readonly lastSeq: number
  /** The server's row as the store holds it: its shadow where there is one, else the row itself. */
  readonly base: (key: string) => ServerRow | undefined
  readonly registry: ReadonlyMap<string, AnyCommand>
  /** Incoming rows count whatever their revision: they come from a restored server, or repair the store. */
  readonly replaces?: boolean
  readonly context: (envelope: CommandEnvelope) => CommandContext
}

export interface RebaseResult {
  /** What the officer sees from now on; undefined: the row goes. Rows not named stay as they are. */
  readonly views: ReadonlyMap<string, { readonly rev: number; readonly doc: object } | undefined>
  /** Server rows to keep beside the view (null: unknown to the server); absent keys of `views` lose their shadow. */
  readonly shadows: ReadonlyMap<string, ServerRow | null>
  /** The outbox afterwards; `finished` have left it. */
  readonly entries: readonly OutboxEntry[]
  readonly finished: readonly OutboxEntry[]
}

/** Keys of the rows that `rebase` will ask `base` for, when these rows or receipts come in. */
export function rebaseKeys(
  incoming: Iterable<string>,
  entries: readonly OutboxEntry[],
  lastSeq: number,
): ReadonlySet<string> {
  const keys = new Set(incoming)
  const ahead: OutboxEntry[] = []
  for (const entry of entries) {
    if (isShownAhead(entry, lastSeq)) ahead.push(entry)
    else for (const key of entry.touches) keys.add(key)
  }
  // A command joins the rows it touches: replaying one row needs the others as the commands before it left them.
  for (let grown = -1; grown !== keys.size; ) {
    grown = keys.size
    for (const { touches } of ahead) if (touches.some((key) => keys.has(key))) for (const key of touches) keys.add(key)
  }
  return keys
}

/**
 * Puts newer server rows under the officer's unsent work: the server's rows as they are now, then his commands once
 * more in order. Restores what a refused command had shown, and drops from the outbox what the server's rows show.
 */
export function rebase(input: RebaseInput): RebaseResult {
  const keys = rebaseKeys(input.incoming.keys(), input.entries, input.lastSeq)
  const bases = new Map<string, ServerRow | undefined>()
  for (const key of keys) bases.set(key, newerOf(input.base(key), input.incoming.get(key), input.replaces === true))

  const rows = new Map<string, LoadedEntity>()
  for (const [key, row] of bases) if (row) rows.set(key, { ...row, marks: {} })

  const touched = new Set<string>()
  const entries: OutboxEntry[] = []
  for (const entry of input.entries) {
    if (isFinished(entry, input.lastSeq)) continue
    const affected = isShownAhead(entry, input.lastSeq) && entry.touches.some((key) => keys.has(key))
    const replayed = affected ? replay(entry, rows, bases, input) : entry
    if (affected) for (const key of replayed.touches) touched.add(key)
    entries.push(replayed)
  }

  const views = new Map<string, { rev: number; doc: object } | undefined>()
  const shadows = new Map<string, ServerRow | null>()
  for (const [key, base] of bases) {
    const ahead = touched.has(key)
    if (ahead) shadows.set(key, base ?? null)
    const shown = ahead ? rows.get(key) : base?.held ? base : undefined
    views.set(key, shown && { rev: shown.rev, doc: shown.doc })
  }
  return { views, shadows, entries, finished: input.entries.filter((entry) => isFinished(entry, input.lastSeq)) }
}

/** A refusal only means that the effect is not shown ahead; the server has the last word. */
function replay(
  entry: OutboxEntry,
  rows: Map<string, LoadedEntity>,
  bases: Map<string, ServerRow | undefined>,
  { registry, context, base }: RebaseInput,
): OutboxEntry {
  const command = registry.get(entry.envelope.type)
  const held: ReadTx = { get: (type, id) => rows.get(entityKey({ type, id }))?.doc as never }
  const present = command && upcastInput(command, entry.envelope.version, entry.envelope.input, held)
  const parsed = present && command.input.safeParse(present.input)
  if (!command || !parsed?.success) return entry
  // Its own copy: a command that fails half-way leaves no trace.
  const refs = command.entities(parsed.data)
  const set = new WorkingSet(refs.flatMap((ref) => rows.get(entityKey(ref)) ?? []))
  const result = replayCommand(command, set, parsed.data, context(entry.envelope))
  if (!result.ok) return entry
  for (const [key, ref] of result.effect.changed) {
    const row = set.row(ref)
    if (row) rows.set(key, row)
    // A record that it creates was not among the rows asked for; the server may have sent it meanwhile.
    if (!bases.has(key)) bases.set(key, base(key))
  }
  return { ...entry, touches: touchesOf(command, parsed.data, result.effect) }
}

function newerOf(
  held: ServerRow | undefined,
  incoming: IncomingRow | undefined,
  replaces: boolean,
): ServerRow | undefined {
  if (!incoming || (held && incoming.rev < held.rev && !replaces)) return held
  const { type, id, rev, doc } = incoming
  if (doc) return { type, id, rev, doc, held: true }
  // Its revision was of the server before: should the row come back, any other counts.
  return held && { ...held, held: false, rev: replaces ? 0 : held.rev }
}
