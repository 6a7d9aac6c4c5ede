import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { isLate } from '../../domain/supervision-order'
import { defineCommand, firstRefusal, refuse } from '../engine/command'
import { needRole } from '../guards'
import { orderRef } from '../supervision/define-supervision-command'
import { answerOrder } from '../supervision/order-clock'

const replyInput = z.object({
  workOrderId: entityId,
  /** The case of the order, whose record takes the answer. */
  caseId: entityId.optional(),
  /** The bureau's request of rework that it answers. */
  supervisionOrderId: entityId.optional(),
  replyId: entityId,
  repliedOn: civilDate.meta({ title: '答复日期' }),
  reply: z.string().trim().min(1, '请填写办理结果').max(10_000).meta({ title: '办理结果' }),
})

/** 登记办理结果: only the hotline changes the process of its orders (domain.md §11); a request of rework is answered by it. */
export const orderRecordReply = defineCommand<z.infer<typeof replyInput>>({
  type: 'order.recordReply',
  version: 1,
  input: replyInput,
  entities: (i) => [
    { type: 'workOrder', id: i.workOrderId },
    ...(i.supervisionOrderId ? [orderRef(i.supervisionOrderId)] : []),
  ],
  behind: (i) => (i.caseId ? [{ type: 'supervisionCase', id: i.caseId }] : []),
  subject: (i) => ({ type: 'workOrder', id: i.workOrderId }),
  offered: (tx, id, ctx) =>
    tx.get('workOrder', id) ? needRole(ctx, 'hotline') : refuse('general.notFound', { what: '工单' }),
  check: (tx, i, ctx) =>
    firstRefusal(
      () => (i.repliedOn > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '答复日期' }) : undefined),
      () =>
        tx.get('workOrder', i.workOrderId)?.lead?.caseId === i.caseId
          ? undefined
          : refuse('general.notFound', { what: '工单所属案件' }),
      () => {
        if (!i.supervisionOrderId) return undefined
        const request = tx.get('supervisionOrder', i.supervisionOrderId)
        const own = request?.kind === 'rework' && request.workOrderId === i.workOrderId
        return own ? undefined : refuse('general.notFound', { what: '重办请求' })
      },
    ),
  apply(tx, i, ctx) {
    const ref = { type: 'workOrder', id: i.workOrderId } as const
    const at = ctx.now.toISOString()
    tx.set(ref, 'reply', i.reply)
    tx.set(ref, 'repliedAt', at)
    tx.set(ref, 'process', 'replied')
    const request = i.supervisionOrderId ? tx.get('supervisionOrder', i.supervisionOrderId) : undefined
    if (request?.status === 'sent') {
      const late = isLate(request.dueAt, i.repliedOn)
      const entry = { id: i.replyId, receivedOn: i.repliedOn, outcome: 'report', number: '', text: i.reply, files: [] }
      tx.append(orderRef(request.id), 'replies', { ...entry, late, by: ctx.actor.userId, at })
      answerOrder(tx, request, late, ctx)
    }
    const home = i.caseId ? tx.get('supervisionCase', i.caseId) : undefined
    if (home) tx.record({ caseId: home.id, region: home.region, orderId: i.workOrderId, note: i.reply })
  },
})
