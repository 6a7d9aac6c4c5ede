import { createHash } from 'node:crypto'
import type { Actor, AnyCommand } from '#shared/commands/engine/command'
import { DeskError } from '#shared/messages/catalogue'
import { canonicalJson } from '#shared/sync/canonical-json'
import type { CommandReceipt, PushResponse } from '#shared/sync/protocol'
import { BureauOfWork, tellingRefs } from './bureau-of-work'
import { CommandSession } from './command-session'
import { ownClient } from './own-client'
import { completeCommand, type PreparedCommand, prepareCommand } from './prepare-command'
import { reachOf } from './reach'
import { ReceiptBook } from './receipt-book'
import type { ReferenceCache } from './reference-cache'
import { runPrepared } from './run-prepared'
import { storable } from './storable'
import type { QuarantinedCommand, StoredReceipt, SyncStore, WriteTx } from './sync-store'

export interface SyncDeps {
  readonly store: SyncStore
  readonly registry: ReadonlyMap<string, AnyCommand>
  readonly reference: ReferenceCache
  readonly now: () => Date
  /** Told about a command that threw: a bug, with ids only. */
  readonly onBug: (error: unknown, commandId: string) => void
}

/** As it came in: an id, a seq and a type are sure, the rest is looked at command by command. */
export interface RawCommand {
  readonly id: string
  readonly seq: number
  readonly type: string
  readonly [key: string]: unknown
}

export interface RawPush {
  readonly clientId: string
  readonly epoch?: string | undefined
  readonly commands: readonly RawCommand[]
}

/**
 * Carries out a client's commands in order, all in one transaction. What was received before is answered with its
 * stored receipt, so a push may be repeated for ever.
 * @throws DeskError `sync.cursorStale` (the server was restored: what it lost comes first, in order), `sync.gap`,
 *   `sync.clientForked`, `sync.clientUnknown`, `auth.clientOfOther`, `auth.clientDisabled`
 */
export function push(deps: SyncDeps, actor: Actor, request: RawPush): Promise<PushResponse> {
  return deps.store.write((tx) => pushIn(tx, deps, actor, request))
}

async function pushIn(tx: WriteTx, deps: SyncDeps, actor: Actor, request: RawPush): Promise<PushResponse> {
  const { clientId } = request
  const client = ownClient(await tx.lockClient(clientId), actor.userId)

  if (request.epoch !== undefined && request.epoch !== client.epoch) throw new DeskError('sync.cursorStale')

  const hashed = request.commands.map((command) => ({ command, hash: commandHash(command) }))
  const book = await ReceiptBook.open(tx, clientId, request.commands)
  const receipts: CommandReceipt[] = []
  const fresh: typeof hashed = []
  let expected = client.lastSeq + 1
  for (const entry of hashed) {
    const { id, seq } = entry.command
    const known = book.known(clientId, seq, id, entry.hash)
    if (known) receipts.push({ ...known, seq, duplicate: true })
    // Behind the last one and yet unknown: another copy of this store has used the number.
    else if (seq < expected) throw new DeskError('sync.clientForked', { seq })
    else if (seq > expected) throw new DeskError('sync.gap', { expected })
    else fresh.push(entry)
    if (seq === expected) expected += 1
  }
  const lastSeq = expected - 1
  if (lastSeq === client.lastSeq) return { receipts, lastSeq, v: await tx.currentV() }

  const reference = await deps.reference.read(tx)
  const session = new CommandSession(tx, reference, actor, clientId, deps.now())
  const prepared = fresh.map(({ command }) => prepareCommand(command, deps.registry))
  await session.load(prepared.flatMap(({ refs, behind }) => [...refs, ...behind]))
  const holdings = await tx.holdings(actor.userId)
  const reach = reachOf(holdings)
  const outcomes: { prepared: PreparedCommand; receipt: Omit<CommandReceipt, 'v'> }[] = []
  for (const early of prepared) {
    const one = await completeCommand(early, session, deps.registry)
    const receipt = await runPrepared(one, session, reach, book, deps.onBug)
    book.note(one.raw.seq, receipt.status)
    outcomes.push({ prepared: one, receipt })
  }

  const putAside = outcomes.filter(({ receipt }) => receipt.status === 'quarantined')
  await session.load(putAside.flatMap(({ prepared: one }) => tellingRefs(one)))
  const bureau = new BureauOfWork(actor, reference, holdings.grants)
  const quarantine = putAside.map(({ prepared: one, receipt }) => {
    const reason = receipt.refusal?.code ?? 'unknown'
    return quarantined(actor, clientId, one.raw, reason, bureau.of(one, session.reader()))
  })

  const change = await session.change()
  const v = change?.v ?? (await tx.currentV())
  const at = session.now.toISOString()
  const stored = outcomes.map(({ prepared: { raw }, receipt }, index): StoredReceipt => {
    return { clientId, seq: raw.seq, cmdId: raw.id, hash: fresh[index]?.hash ?? '', receipt: { ...receipt, v } }
  })
  await tx.save({ at, change, receipts: stored, quarantine, client: { id: clientId, lastSeq } })
  return { receipts: [...receipts, ...stored.map(({ receipt }) => receipt)], lastSeq, v }
}

export function quarantined(
  actor: Actor,
  clientId: string,
  raw: RawCommand,
  reason: string,
  organId: string,
): QuarantinedCommand {
  const { id, seq } = raw
  return { id, clientId, userId: actor.userId, organId, seq, cmdId: id, command: storable(raw), reason }
}

/** Of what the officer did, not of its place in the queue: a renewed client sends the same command under another seq. */
export function commandHash(command: RawCommand): string {
  const { seq: _seq, after: _after, given: _given, ...content } = command
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}
