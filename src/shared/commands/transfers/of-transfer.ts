import type { TransferState } from '../../domain/transfer'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, type ReadTx, refuse, type Tx } from '../engine/command'

/** Whether the actor is of the transfer and it stands there; to whoever is not of it there is no such transfer. */
export function needTransfer(
  tx: ReadTx,
  id: string,
  ctx: CommandContext,
  ...states: readonly TransferState[]
): Refusal | undefined {
  const found = tx.get('transfer', id)
  if (!found?.memberIds.includes(ctx.actor.userId)) return refuse('general.notFound', { what: '移送事项' })
  return states.includes(found.state) ? undefined : refuse('cases.transferState')
}

/** What was done stands in the transfer itself: a case's record has no word of it. */
export function note(tx: Tx, id: string, what: string, ctx: CommandContext): void {
  tx.append({ type: 'transfer', id }, 'events', { what, by: ctx.actor.userId, at: ctx.now.toISOString() })
}
