import type { TransferState } from '../../domain/transfer'
import type { MessageCode, Refusal } from '../../messages/catalogue'
import { type CommandContext, type CommandDefinition, type ReadTx, refuse, type Tx } from '../engine/command'
import { needOther, needRole } from '../guards'

interface OfTransfer {
  readonly transferId: string
}

/** Of a command that touches its transfer alone. */
export const onlyTransfer = {
  entities: ({ transferId: id }: OfTransfer) => [{ type: 'transfer', id }],
  subject: ({ transferId: id }: OfTransfer) => ({ type: 'transfer', id }),
} satisfies Pick<CommandDefinition<OfTransfer>, 'entities' | 'subject'>

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

interface ApproverStep {
  /** What somebody else is told. */
  readonly others: MessageCode
  readonly what: string
}

/** A step of the approver alone: he still holds the role, and does not handle the case himself (domain.md §4). */
export function needApprover(
  tx: ReadTx,
  id: string,
  ctx: CommandContext,
  { others, what }: ApproverStep,
): Refusal | undefined {
  const transfer = tx.get('transfer', id)
  if (transfer?.approverId !== ctx.actor.userId) return refuse(others)
  const found = tx.get('supervisionCase', transfer.caseId)
  if (!found) return refuse('general.notFound', { what: '移送的案件' })
  return needRole(ctx, 'reviewer', 'issuer') ?? needOther(ctx, found.handlerIds, what)
}

/** The same, written down: where one hand did both, the transfer says by which exception, for a case's record may not. */
export function noteApproval(tx: Tx, id: string, what: string, ctx: CommandContext): void {
  const caseId = tx.get('transfer', id)?.caseId ?? ''
  const ownCase = tx.get('supervisionCase', caseId)?.handlerIds.includes(ctx.actor.userId)
  note(tx, id, ownCase ? `${what}（人员不足例外）` : what, ctx)
}

/** What was done stands in the transfer itself: a case's record has no word of it. */
export function note(tx: Tx, id: string, what: string, ctx: CommandContext): void {
  tx.append({ type: 'transfer', id }, 'events', { what, by: ctx.actor.userId, at: ctx.now.toISOString() })
}
