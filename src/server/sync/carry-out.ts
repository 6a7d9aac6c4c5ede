import type { Actor } from '#shared/commands/engine/command'
import { entityKey } from '#shared/domain/entities'
import { DeskError } from '#shared/messages/catalogue'
import { CommandSession } from './command-session'
import { completeCommand, prepareCommand } from './prepare-command'
import type { RawCommand, SyncDeps } from './push'
import { reachOf } from './reach'
import type { WriteTx } from './sync-store'

/**
 * Carries out a command that was put aside, in the name of the reviewer who decided so and as far as he sees what it is
 * about, with what its author had seen; `tx` writes it, and whoever calls notes the decision in the same transaction.
 * @throws DeskError `general.notFound`, or the refusal of the command itself: nothing is written then
 */
export async function carryOut(
  tx: WriteTx,
  deps: SyncDeps,
  actor: Actor,
  raw: RawCommand,
  clientId: string,
): Promise<void> {
  const early = prepareCommand(raw, deps.registry)
  const session = new CommandSession(tx, await deps.reference.read(tx), actor, clientId, deps.now())
  await session.load([...early.refs, ...early.behind])
  const { ready, unready, refs } = await completeCommand(early, session, deps.registry)
  if (!ready) throw new DeskError(unready?.refusal.code ?? 'sync.commandFailed', unready?.refusal.args)
  const reach = reachOf(await tx.holdings(actor.userId))
  const hidden = refs.find((ref) => !session.isVisible(ref, reach))
  if (hidden) throw new DeskError('general.notFound', { what: entityKey(hidden) })
  const { envelope, command, input } = ready
  const { seen, deviceAt, given } = envelope
  const outcome = await session.run({ id: envelope.id, command, input, seen, deviceAt, given })
  if (!outcome.ok) throw new DeskError(outcome.refusal.code, outcome.refusal.args)
  const at = session.now.toISOString()
  await tx.save({ at, change: await session.change(), receipts: [], quarantine: [] })
}
