import { z } from 'zod'
import { code, entityId } from '../../domain/common'
import { leadReason } from '../../domain/work-order'
import { defineCommand, firstRefusal, refuse } from '../engine/command'
import { needCode, needRole } from '../guards'
import { needReferable, orderRef, referOrder } from './hotline-order'

const input = z.object({
  orderId: entityId,
  reason: z.string().trim().min(1, '请说明为什么移交').max(1000).meta({ title: '移交理由' }),
  /** What the recogniser found, where it was asked. */
  reasons: z.array(leadReason).max(20).default([]),
  field: code.optional().meta({ title: '执法领域' }),
})

/** 移交监督线索: the hotline hands an order to the bureau, which sees by whom and why; the order stays the hotline's. */
export const orderRefer = defineCommand<z.infer<typeof input>>({
  type: 'order.refer',
  version: 1,
  input,
  entities: (i) => [orderRef(i.orderId)],
  subject: (i) => orderRef(i.orderId),
  offered: (tx, id, ctx) => {
    const order = tx.get('workOrder', id)
    if (!order) return refuse('general.notFound', { what: '工单' })
    return firstRefusal(
      () => needRole(ctx, 'hotline'),
      () => needReferable(order),
    )
  },
  check: (_tx, i, ctx) => needCode(ctx, 'field', i.field),
  apply(tx, { orderId, ...said }, ctx) {
    const order = tx.get('workOrder', orderId)
    if (order) referOrder(tx, order, said, ctx)
  },
})
