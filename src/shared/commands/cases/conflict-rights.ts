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

interface Asked {
  readonly today: string
  readonly path: string
}
type Ended = { [T in Conflict['entityType']]?: (doc: EntityMap[T], asked: Asked) => boolean }

/**
 * When the words of a record stand for good: signed, sent, in force, over. The guards of a case keep its own fields and
 * its papers from moving on over an open conflict; a record beside it may be finished meanwhile.
 */
const ended: Ended = {
  inspection: ({ status }) => status === 'finished' || status === 'cancelled',
  consultation: ({ status }) => status === 'closed' || status === 'cancelled',
  // What was sent stands as it was sent; the record of a talk and its promises are written afterwards.
  supervisionOrder: ({ status }, { path }) =>
    status === 'closed' || status === 'cancelled' || (status !== 'draft' && !writtenOnceSent.test(path)),
  attachment: ({ withdrawn }) => withdrawn !== undefined,
  campaign: ({ status }) => status === 'closed' || status === 'cancelled',
  submission: ({ status }) => status !== 'draft' && status !== 'returned',
  transfer: ({ letter }) => letter?.issuedOn !== undefined,
  documentRule: ({ validFrom }, { today }) => validFrom <= today,
  dispatchEntry: ({ state }) => state === 'retired',
  taxonomyMap: ({ state }) => state === 'retired',
  shareAgreement: (agreement) => agreement.ended !== undefined,
  returnTemplate: ({ retiredAt }) => retiredAt !== undefined,
  dataReturn: ({ state }) => state !== 'due' && state !== 'returned',
}

const writtenOnceSent = /^talk\.(record|commitments)\./

/** Whether the record has moved on to where no choice may rewrite it, whether or not a case owns it. */
export function hasEnded(tx: ReadTx, { entityType, entityId, path }: Conflict, ctx: CommandContext): boolean {
  const rule = ended[entityType] as ((doc: unknown, asked: Asked) => boolean) | undefined
  const doc = tx.get(entityType, entityId)
  return rule !== undefined && doc !== undefined && rule(doc, { today: civilDateOf(ctx.now), path })
}
