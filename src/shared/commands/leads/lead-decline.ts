import { z } from 'zod'
import { code, entityId } from '../../domain/common'
import { defineCommand, firstRefusal, refuse } from '../engine/command'
import { needCode, needRole } from '../guards'
import { needOpenLead } from './lead-state'

const input = z.object({
  orderId: entityId,
  ground: code.meta({ title: '不予受理理由' }),
  note: z.string().trim().max(500).default('').meta({ title: '说明' }),
})

/** Declines a lead with a ground; the hotline sees it on its order (domain.md §4). */
export const leadDecline = defineCommand<z.infer<typeof input>>({
  type: 'lead.decline',
  version: 1,
  input,
  entities: (i) => [{ type: 'workOrder', id: i.orderId }],
  subject: (i) => ({ type: 'workOrder', id: i.orderId }),
  offered: (tx, orderId, ctx) =>
    firstRefusal(
      () => needRole(ctx, 'officer'),
      () => needOpenLead(tx, orderId),
    ),
  check: (_tx, i, ctx) => needCode(ctx, 'declineGround', i.ground),
  apply(tx, i, ctx) {
    const ref = { type: 'workOrder', id: i.orderId } as const
    tx.set(ref, 'lead.state', 'declined')
    tx.set(ref, 'lead.ground', i.ground)
    tx.set(ref, 'lead.note', i.note)
    tx.set(ref, 'lead.decidedBy', ctx.actor.userId)
    tx.set(ref, 'lead.decidedAt', ctx.now.toISOString())
  },
})

const reconsiderInput = z.object({ orderId: entityId })

/** Reopens a declined lead. */
export const leadReconsider = defineCommand<z.infer<typeof reconsiderInput>>({
  type: 'lead.reconsider',
  version: 1,
  input: reconsiderInput,
  entities: (i) => [{ type: 'workOrder', id: i.orderId }],
  subject: (i) => ({ type: 'workOrder', id: i.orderId }),
  offered: (tx, orderId, ctx) =>
    firstRefusal(
      () => needRole(ctx, 'officer'),
      () => (tx.get('workOrder', orderId)?.lead?.state === 'declined' ? undefined : refuse('cases.leadNotDeclined')),
    ),
  apply(tx, i) {
    const ref = { type: 'workOrder', id: i.orderId } as const
    tx.set(ref, 'lead.state', 'open')
    tx.set(ref, 'lead.ground', undefined)
  },
})
