import type { LeadState } from '../../domain/work-order'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, type ReadTx, refuse, type Tx } from '../engine/command'

export const leadStateLabels: Readonly<Record<LeadState, string>> = {
  open: '待受理',
  declined: '不予受理',
  accepted: '已受理',
  merged: '已并入案件',
}

export function needOpenLead(tx: ReadTx, orderId: string): Refusal | undefined {
  const order = tx.get('workOrder', orderId)
  if (!order) return refuse('general.notFound', { what: '工单' })
  if (!order.lead) return refuse('cases.noLead', { orderNo: order.orderNo })
  if (order.lead.state !== 'open')
    return refuse('cases.leadDecided', { orderNo: order.orderNo, state: leadStateLabels[order.lead.state] })
  return undefined
}

export function acceptLead(
  tx: Tx,
  orderId: string,
  state: 'accepted' | 'merged',
  caseId: string,
  ctx: CommandContext,
): void {
  const ref = { type: 'workOrder', id: orderId } as const
  tx.set(ref, 'lead.state', state)
  tx.set(ref, 'lead.caseId', caseId)
  tx.set(ref, 'lead.decidedBy', ctx.actor.userId)
  tx.set(ref, 'lead.decidedAt', ctx.now.toISOString())
}
