import type { Actor } from '#shared/commands/engine/command'
import { WorkingSet } from '#shared/commands/engine/working-set'
import type { PushResponse } from '#shared/sync/protocol'
import { BureauOfWork, tellingRefs } from './bureau-of-work'
import { prepareCommand } from './prepare-command'
import { quarantined, type RawPush, type SyncDeps } from './push'

/**
 * Takes the unsent commands of a device that was shut out: none is carried out, all are put aside for the reviewers
 * whose work it is, and the device learns that it may erase them. What the server knows already keeps its receipt.
 */
export function surrender(deps: SyncDeps, actor: Actor, { clientId, commands }: RawPush): Promise<PushResponse> {
  return deps.store.write(async (tx) => {
    const client = await tx.lockClient(clientId)
    const v = await tx.currentV()
    if (client && client.userId !== actor.userId) return { receipts: [], lastSeq: client.lastSeq, v }
    // An unknown id is one that the store took anew and could not show before it was shut out: its work counts as well.
    const lastSeq = client?.lastSeq ?? 0
    const stored = await tx.receipts(
      clientId,
      [],
      commands.map(({ id }) => id),
    )
    const known = new Map(stored.map((one) => [one.cmdId, one.receipt]))
    const fresh = commands.filter(({ id }) => !known.has(id))
    const reason = 'auth.clientDisabled'
    const at = deps.now().toISOString()
    const prepared = fresh.map((raw) => prepareCommand(raw, deps.registry))
    const rows = new WorkingSet(await tx.lockEntities(prepared.flatMap(tellingRefs)))
    const { grants } = await tx.holdings(actor.userId)
    const bureau = new BureauOfWork(actor, await deps.reference.read(tx), grants)
    const quarantine = prepared.map((one) => quarantined(actor, clientId, one.raw, reason, bureau.of(one, rows)))
    await tx.save({ at, receipts: [], quarantine })
    const receipts = commands.map(({ id, seq }) => {
      const before = known.get(id)
      if (before) return { ...before, seq, duplicate: true }
      return { id, seq, status: 'quarantined' as const, refusal: { code: reason }, v }
    })
    return { receipts, lastSeq, v }
  })
}
