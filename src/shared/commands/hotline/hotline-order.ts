import type { WorkOrder } from '../../domain/work-order'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, type ReadTx, refuse, type Tx } from '../engine/command'
import { needRole } from '../guards'
import { leadStateLabels } from '../leads/lead-state'

export const orderRef = (id: string) => ({ type: 'workOrder', id }) as const

const overLabels: Partial<Record<WorkOrder['process'], string>> = { closed: '办结', withdrawn: '撤回' }

/** The hotline's staff act on an order that is still theirs to dispatch. */
export function needDispatchable(tx: ReadTx, id: string, ctx: CommandContext): Refusal | undefined {
  const order = tx.get('workOrder', id)
  if (!order) return refuse('general.notFound', { what: '工单' })
  const over = overLabels[order.process]
  return (
    needRole(ctx, 'hotline') ??
    (over ? refuse('hotline.orderOver', { orderNo: order.orderNo, state: over }) : undefined)
  )
}

/** A lead that the bureau has decided on is the bureau's. */
export function needReferable(order: WorkOrder): Refusal | undefined {
  const { lead, orderNo } = order
  if (!lead) return undefined
  if (lead.state !== 'open') return refuse('hotline.leadDecided', { orderNo, state: leadStateLabels[lead.state] })
  return lead.referral ? refuse('hotline.referred', { orderNo }) : undefined
}

interface Referring {
  readonly reason: string
  readonly reasons?: readonly { topic: string; words: string[] }[] | undefined
  readonly field?: string | undefined
}

/** Makes a lead of an order, or says of an open one that the hotline stands behind it. */
export function referOrder(
  tx: Tx,
  order: WorkOrder,
  { reason, reasons = [], field }: Referring,
  ctx: CommandContext,
): void {
  const ref = orderRef(order.id)
  const { userId: by, organId } = ctx.actor
  const referral = { by, organId, at: ctx.now.toISOString(), reason }
  if (order.lead) {
    tx.set(ref, 'lead.flaggedBy', 'hotline')
    tx.set(ref, 'lead.referral', referral)
  } else tx.set(ref, 'lead', { flaggedBy: 'hotline', state: 'open', reasons: [...reasons], referral })
  if (!order.field && field) tx.set(ref, 'field', field)
}
