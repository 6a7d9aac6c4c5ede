import { civilDateOf } from '../../domain/civil-date'
import type { Conflict } from '../../domain/conflict'
import type { EntityMap } from '../../domain/entities'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, type ReadTx, refuse } from '../engine/command'
import { needRole } from '../guards'

/**
 * Who may settle a conflict of a record without a case: the two it is between, and those of the same organ who work on
 * such records. That they see the record, the server has asked before.
 */
export function onRecord(tx: ReadTx, conflict: Conflict, ctx: CommandContext): Refusal | undefined {
  const { userId, organId } = ctx.actor
  if (!tx.get(conflict.entityType, conflict.entityId)) return refuse('general.notFound', { what: '冲突所在的事项' })
  if (conflict.entityType === 'transfer') {
    const members = tx.get('transfer', conflict.entityId)?.memberIds ?? []
    return members.includes(userId) ? undefined : refuse('general.notFound', { what: '移送事项' })
  }
  if (userId === conflict.mineBy || userId === conflict.theirsBy) return undefined
  if (organId !== conflict.organId) return refuse('cases.conflictNotYours')
  return needRole(ctx, 'officer', 'reviewer', 'departmentOperator', 'departmentLeader', 'hotline', 'admin')
}

type Ended = { [T in Conflict['entityType']]?: (doc: EntityMap[T], today: string) => boolean }

/** When the words of a record without a case stand for good: signed, sent, in force, over. */
const ended: Ended = {
  supervisionOrder: ({ status }) => status === 'closed' || status === 'cancelled',
  attachment: ({ withdrawn }) => withdrawn !== undefined,
  campaign: ({ status }) => status === 'closed' || status === 'cancelled',
  submission: ({ status }) => status !== 'draft' && status !== 'returned',
  transfer: ({ letter }) => letter?.issuedOn !== undefined,
  documentRule: ({ validFrom }, today) => validFrom <= today,
  dispatchEntry: ({ state }) => state === 'retired',
  taxonomyMap: ({ state }) => state === 'retired',
  shareAgreement: (agreement) => agreement.ended !== undefined,
  returnTemplate: ({ retiredAt }) => retiredAt !== undefined,
  dataReturn: ({ state }) => state !== 'due' && state !== 'returned',
}

/** Whether the record has moved on to where no choice may rewrite it; of a case its own guards say so. */
export function hasEnded(tx: ReadTx, { caseId, entityType, entityId }: Conflict, ctx: CommandContext): boolean {
  if (caseId) return false
  const rule = ended[entityType] as ((doc: unknown, today: string) => boolean) | undefined
  const doc = tx.get(entityType, entityId)
  return rule !== undefined && doc !== undefined && rule(doc, civilDateOf(ctx.now))
}
