import { z } from 'zod'
import { entityId, shortText } from '../../domain/common'
import { type DispatchDispute, openDispute, orderedDisputes } from '../../domain/dispatch-dispute'
import { defaultLimits, limitEnd } from '../../domain/limit'
import type { WorkOrder } from '../../domain/work-order'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, defineCommand, firstRefusal, refuse, type Tx } from '../engine/command'
import { needOrgans } from './dispatch-entries'
import { needDispatchable, orderRef, referOrder } from './hotline-order'

const reason = z.string().trim().min(1, '请填写理由').max(2000)

const input = z.object({
  orderId: entityId,
  disputeId: entityId,
  organId: entityId.meta({ title: '提出争议的单位' }),
  reason: reason.meta({ title: '争议理由' }),
  proposedOrganId: entityId.optional().meta({ title: '建议的承办单位' }),
  /** From the second dispute of one order on. */
  proposal: z
    .object({ proposalId: entityId, topic: shortText.meta({ title: '会商议题' }) })
    .optional()
    .meta({ title: '提请会商' }),
})
type DisputeInput = z.infer<typeof input>

/**
 * 派单争议 by a department, registered by the hotline, which rules within one working day. The second one of an order shows
 * that a ruling does not settle it: the order becomes a lead and the bureau is asked to bring it to the table.
 */
export const orderDisputeDispatch = defineCommand<DisputeInput>({
  type: 'order.disputeDispatch',
  version: 1,
  input,
  entities: (i) => [
    orderRef(i.orderId),
    ...(i.proposal ? [{ type: 'consultationProposal', id: i.proposal.proposalId } as const] : []),
  ],
  subject: (i) => orderRef(i.orderId),
  offered: (tx, id, ctx) => {
    const refusal = needDispatchable(tx, id, ctx)
    const order = tx.get('workOrder', id)
    if (refusal || !order) return refusal
    return openDispute(order) ? refuse('hotline.disputeOpen', { orderNo: order.orderNo }) : undefined
  },
  check: (tx, i, ctx) => {
    const order = tx.get('workOrder', i.orderId)
    if (!order) return refuse('general.notFound', { what: '工单' })
    return firstRefusal(
      () => needOrgans(ctx, [i.organId, i.proposedOrganId]),
      () => needDispatchedTo(order, i.organId, ctx),
      () => (i.proposedOrganId === i.organId ? refuse('hotline.sameOrgan') : undefined),
      () => needProposal(order, i),
    )
  },
  apply(tx, i, ctx) {
    const order = tx.get('workOrder', i.orderId)
    if (!order) return
    const { userId: by } = ctx.actor
    const at = ctx.now.toISOString()
    const dispute: DispatchDispute = {
      id: i.disputeId,
      organId: i.organId,
      reason: i.reason,
      ...(i.proposedOrganId && { proposedOrganId: i.proposedOrganId }),
      at,
      by,
      dueAt: limitEnd(at, defaultLimits.dispatchRuling, ctx.ref.calendar),
      state: 'open',
      ...(i.proposal && { proposalId: i.proposal.proposalId }),
    }
    tx.set(orderRef(i.orderId), `disputes.${i.disputeId}`, dispute)
    if (i.proposal) propose(tx, order, dispute, i.proposal, ctx)
  },
})

function needDispatchedTo(order: WorkOrder, organId: string, { ref }: CommandContext): Refusal | undefined {
  const { handlingOrganId, orderNo } = order
  if (!handlingOrganId || handlingOrganId === organId) return undefined
  return refuse('hotline.notDispatchedTo', { orderNo, organ: ref.organ(handlingOrganId)?.name ?? '' })
}

function needProposal(order: WorkOrder, { proposal }: DisputeInput): Refusal | undefined {
  const n = orderedDisputes(order).length + 1
  return n > 1 && !proposal ? refuse('hotline.secondDispute', { orderNo: order.orderNo, n }) : undefined
}

function propose(
  tx: Tx,
  order: WorkOrder,
  dispute: DispatchDispute,
  { proposalId, topic }: NonNullable<DisputeInput['proposal']>,
  ctx: CommandContext,
): void {
  const all = [...orderedDisputes(order), dispute]
  const organIds = all.flatMap(({ organId, proposedOrganId, ruling }) => [organId, proposedOrganId, ruling?.organId])
  tx.create('consultationProposal', {
    id: proposalId,
    region: order.region,
    workOrderId: order.id,
    orderNo: order.orderNo,
    topic,
    reason: 'jurisdictionDispute',
    organIds: [...new Set(organIds.filter((id) => id !== undefined))],
    text: all.map(({ organId, reason: why }) => `${ctx.ref.organ(organId)?.name ?? ''}：${why}`).join('\n'),
    state: 'open',
    answer: '',
  })
  // The bureau sees leads only; what it is to bring to a table it must be able to open.
  if (!order.lead) referOrder(tx, order, { reason: `派单争议：${topic}` }, ctx)
}

const rulingInput = z.object({
  orderId: entityId,
  disputeId: entityId,
  organId: entityId.meta({ title: '裁定的承办单位' }),
  coOrganIds: z.array(entityId).max(10).default([]).meta({ title: '协办单位' }),
  reason: reason.meta({ title: '裁定理由' }),
  basis: z.string().trim().max(300).default('').meta({ title: '依据' }),
  /** Keeps the ruling in the dispatch catalogue, so that the next such order goes right at once. */
  entry: z
    .object({
      entryId: entityId,
      matter: shortText.meta({ title: '事项名称' }),
      words: z.array(z.string().trim().min(1).max(60)).min(1, '请填写识别词语').max(40).meta({ title: '识别词语' }),
    })
    .optional()
    .meta({ title: '写入派单目录' }),
})

/** 裁定: who deals with it now; the order is dispatched anew, and the dispatch catalogue learns from it. */
export const orderRuleDispatch = defineCommand<z.infer<typeof rulingInput>>({
  type: 'order.ruleDispatch',
  version: 1,
  input: rulingInput,
  entities: (i) => [orderRef(i.orderId), ...(i.entry ? [{ type: 'dispatchEntry', id: i.entry.entryId } as const] : [])],
  subject: (i) => orderRef(i.orderId),
  offered: (tx, id, ctx) => {
    const refusal = needDispatchable(tx, id, ctx)
    const order = tx.get('workOrder', id)
    if (refusal || !order) return refusal
    return openDispute(order) ? undefined : refuse('hotline.noDispute')
  },
  check: (tx, i, ctx) =>
    firstRefusal(
      () => needOrgans(ctx, [i.organId, ...i.coOrganIds]),
      () => {
        const dispute = tx.get('workOrder', i.orderId)?.disputes?.[i.disputeId]
        return dispute?.state === 'open' ? undefined : refuse('hotline.noDispute')
      },
      () => {
        const entry = i.entry && tx.get('dispatchEntry', i.entry.entryId)
        return entry?.state === 'retired' ? refuse('hotline.entryRetired', { matter: entry.matter }) : undefined
      },
    ),
  apply(tx, i, ctx) {
    const order = tx.get('workOrder', i.orderId)
    const dispute = order?.disputes?.[i.disputeId]
    if (!order || !dispute) return
    const ref = orderRef(order.id)
    const at = ctx.now.toISOString()
    const { organId, coOrganIds, reason: why, basis, entry } = i
    const ruling = { organId, coOrganIds, reason: why, basis, at, by: ctx.actor.userId, late: at > dispute.dueAt }
    tx.set(ref, `disputes.${dispute.id}.ruling`, { ...ruling, ...(entry && { entryId: entry.entryId }) })
    tx.set(ref, `disputes.${dispute.id}.state`, 'ruled')
    tx.set(ref, 'handlingOrganId', organId)
    tx.set(ref, 'handlingOrganName', '')
    tx.set(ref, 'process', 'dispatched')
    const field = ctx.ref.organ(organId)?.field
    if (field) tx.set(ref, 'field', field)
    if (entry) writeEntry(tx, entry, { organId, coOrganIds, region: order.region, basis: basis || order.orderNo }, ctx)
  },
})

function writeEntry(
  tx: Tx,
  { entryId, matter, words }: { entryId: string; matter: string; words: string[] },
  decided: { organId: string; coOrganIds: string[]; region: string; basis: string },
  ctx: CommandContext,
): void {
  const known = tx.get('dispatchEntry', entryId)
  if (!known) {
    tx.create('dispatchEntry', {
      id: entryId,
      matter,
      words,
      ...decided,
      source: 'ruling',
      note: '',
      state: 'inForce',
      history: [],
    })
    return
  }
  const ref = { type: 'dispatchEntry', id: entryId } as const
  const { organId, basis } = known
  tx.append(ref, 'history', { at: ctx.now.toISOString(), by: ctx.actor.userId, organId, basis })
  for (const [path, to] of Object.entries({
    matter,
    words,
    organId: decided.organId,
    coOrganIds: decided.coOrganIds,
    basis: decided.basis,
    source: 'ruling',
  }))
    tx.set(ref, path, to)
}
