import { z } from 'zod'
import { addCivilDays, civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { isSecretReporter, unmaskFields } from '../../domain/reporter-privacy'
import { unmaskLogId } from '../../domain/unmask-log'
import type { WorkOrder } from '../../domain/work-order'
import type { Refusal } from '../../messages/catalogue'
import { caseGrantees } from '../../sync/scopes'
import { type CommandContext, defineCommand, type ReadTx, refuse } from '../engine/command'
import { caseOf, isRecused, needRole } from '../guards'

/** A machine works at most so long without its server; an act of before is none of its user's (lease, sync.md §5). */
const MOST_DAYS_LATE = 14

const input = z.object({
  /** `unmaskLogId` of the actor and the day. */
  logId: entityId,
  unmaskId: entityId,
  day: civilDate,
  orderId: entityId,
  /** The order's case, where it has one: it says who handles it. */
  caseId: entityId.optional(),
  field: z.enum(unmaskFields).meta({ title: '查看内容' }),
  reason: z.string().trim().min(1, '请填写查看理由').max(200).meta({ title: '查看理由' }),
})

const logRef = (id: string) => ({ type: 'unmaskLog', id }) as const

/**
 * Puts on record that somebody uncovers one field of a reporter, and why. Without it no screen and no server shows the
 * field; offline it waits in the outbox while the machine shows what it holds.
 */
export const orderUnmask = defineCommand<z.infer<typeof input>>({
  type: 'order.unmask',
  version: 1,
  input,
  entities: ({ logId, orderId, caseId }) => [
    logRef(logId),
    { type: 'workOrder', id: orderId },
    ...(caseId ? [{ type: 'supervisionCase' as const, id: caseId }] : []),
  ],
  subject: ({ orderId }) => ({ type: 'workOrder', id: orderId }),
  offered: (tx, orderId, ctx) => {
    if (!tx.get('workOrder', orderId)) return refuse('general.notFound', { what: '工单' })
    return needRole(ctx, 'officer', 'reviewer', 'issuer', 'clerk', 'hotline')
  },
  check(tx, i, ctx) {
    const order = tx.get('workOrder', i.orderId)
    if (!order) return refuse('general.notFound', { what: '工单' })
    const today = civilDateOf(ctx.now)
    if (i.logId !== unmaskLogId(ctx.actor.userId, i.day)) return refuse('privacy.logOfOther')
    if (i.day > today || i.day < addCivilDays(today, -MOST_DAYS_LATE)) return refuse('privacy.dayWrong')
    const log = tx.get('unmaskLog', i.logId)
    if (log?.entries.some(({ id }) => id === i.unmaskId)) return refuse('privacy.logged')
    return isSecretReporter(order) ? mayKnowSecret(tx, order, i.caseId, ctx) : undefined
  },
  apply(tx, { logId, unmaskId, day, orderId, field, reason }, ctx) {
    const { userId, organId, region } = ctx.actor
    if (!tx.get('unmaskLog', logId)) tx.create('unmaskLog', { id: logId, userId, organId, region, day, entries: [] })
    const orderNo = tx.get('workOrder', orderId)?.orderNo ?? ''
    tx.append(logRef(logId), 'entries', { id: unmaskId, orderId, orderNo, field, reason, at: ctx.now.toISOString() })
  },
})

/** 举报 and 保密: the case's handlers and the hotline, nobody else (domain.md §6). */
function mayKnowSecret(
  tx: ReadTx,
  order: WorkOrder,
  caseId: string | undefined,
  ctx: CommandContext,
): Refusal | undefined {
  if (ctx.actor.roles.includes('hotline')) return undefined
  if (order.lead?.caseId !== caseId) return refuse('cases.ordersChanged')
  const found = caseId ? caseOf(tx, caseId) : undefined
  if (!found || !caseGrantees(found).includes(ctx.actor.userId)) return refuse('privacy.secretReporter')
  return isRecused(found, ctx.actor.userId) ? refuse('cases.recused') : undefined
}
