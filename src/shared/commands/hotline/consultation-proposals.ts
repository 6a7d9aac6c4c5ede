import { z } from 'zod'
import { code, entityId, shortText } from '../../domain/common'
import { type CommandContext, defineCommand, firstRefusal, refuse, type Tx } from '../engine/command'
import { needCode, needRole } from '../guards'
import { needOrgans } from './dispatch-entries'
import { orderRef, referOrder } from './hotline-order'

const proposalRef = (id: string) => ({ type: 'consultationProposal', id }) as const

const input = z.object({
  proposalId: entityId,
  orderId: entityId,
  topic: shortText.meta({ title: '会商议题' }),
  reason: code.meta({ title: '会商事由' }),
  organIds: z.array(entityId).min(1, '请选择涉及的单位').max(20).meta({ title: '涉及单位' }),
  text: z.string().trim().max(2000).default('').meta({ title: '情况说明' }),
})

/** 提请会商 by the hotline: the bureau decides whether it convenes (domain.md §11). */
export const consultationPropose = defineCommand<z.infer<typeof input>>({
  type: 'consultation.propose',
  version: 1,
  input,
  entities: (i) => [orderRef(i.orderId), proposalRef(i.proposalId)],
  subject: (i) => orderRef(i.orderId),
  offered: (tx, id, ctx) =>
    tx.get('workOrder', id) ? needRole(ctx, 'hotline') : refuse('general.notFound', { what: '工单' }),
  check: (_tx, i, ctx) =>
    firstRefusal(
      () => needCode(ctx, 'consultationReason', i.reason),
      () => needOrgans(ctx, i.organIds),
    ),
  apply(tx, { proposalId, orderId, ...said }, ctx) {
    const order = tx.get('workOrder', orderId)
    if (!order) return
    const { region, orderNo } = order
    tx.create('consultationProposal', {
      id: proposalId,
      region,
      workOrderId: orderId,
      orderNo,
      ...said,
      state: 'open',
      answer: '',
    })
    if (!order.lead) referOrder(tx, order, { reason: `提请会商：${said.topic}` }, ctx)
  },
})

const answerInput = z
  .object({
    proposalId: entityId,
    decision: z.enum(['taken', 'declined']).meta({ title: '处理意见' }),
    answer: z.string().trim().max(1000).default('').meta({ title: '答复' }),
  })
  .refine((i) => i.decision === 'taken' || i.answer !== '', { path: ['answer'], message: '不采纳的，请说明理由' })

/** The bureau's answer to the hotline, which sees it beside its order. */
export const consultationAnswerProposal = defineCommand<z.infer<typeof answerInput>>({
  type: 'consultation.answerProposal',
  version: 1,
  input: answerInput,
  entities: (i) => [proposalRef(i.proposalId)],
  subject: (i) => proposalRef(i.proposalId),
  offered: (tx, id, ctx) => {
    const found = tx.get('consultationProposal', id)
    if (!found) return refuse('general.notFound', { what: '会商提议' })
    return needRole(ctx, 'officer') ?? (found.state === 'open' ? undefined : refuse('hotline.proposalAnswered'))
  },
  apply: (tx, { proposalId, decision, answer }, ctx) => answerProposal(tx, proposalId, decision, answer, ctx),
})

export function answerProposal(
  tx: Tx,
  proposalId: string,
  decision: 'taken' | 'declined',
  answer: string,
  ctx: CommandContext,
): void {
  const ref = proposalRef(proposalId)
  tx.set(ref, 'state', decision)
  tx.set(ref, 'answer', answer)
  tx.set(ref, 'answeredBy', ctx.actor.userId)
  tx.set(ref, 'answeredAt', ctx.now.toISOString())
}
