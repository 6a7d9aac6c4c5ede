import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { linkage, openLinkage } from '../../domain/linkage'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse, type Tx } from '../engine/command'
import { needRole } from '../guards'

const ids = { workOrderId: entityId, caseId: entityId.optional() }
const orderRef = (id: string) => ({ type: 'workOrder', id }) as const
const refs = (i: { workOrderId: string }) => [orderRef(i.workOrderId)]
const behind = (i: { caseId?: string | undefined }) =>
  i.caseId === undefined ? [] : [{ type: 'supervisionCase', id: i.caseId } as const]

/** The hotline, and officers before whom the order lies, deal with other lines. */
function onOrder(tx: ReadTx, id: string, ctx: CommandContext) {
  return firstRefusal(
    () => (tx.get('workOrder', id) ? undefined : refuse('general.notFound', { what: '工单' })),
    () => needRole(ctx, 'hotline', 'officer'),
  )
}

const needOwnCase = (tx: ReadTx, i: { workOrderId: string; caseId?: string | undefined }) =>
  tx.get('workOrder', i.workOrderId)?.lead?.caseId === i.caseId
    ? undefined
    : refuse('general.notFound', { what: '工单所属案件' })

function note(tx: Tx, i: { workOrderId: string; caseId?: string | undefined }, text: string): void {
  const home = i.caseId === undefined ? undefined : tx.get('supervisionCase', i.caseId)
  if (home) tx.record({ caseId: home.id, region: home.region, orderId: i.workOrderId, note: text })
}

const handOffInput = z.object({
  ...ids,
  linkageId: entityId,
  with: linkage.shape.with.default('110').meta({ title: '联动单位' }),
  direction: linkage.shape.direction.default('out').meta({ title: '方向' }),
  refNo: z.string().trim().max(60).default('').meta({ title: '对方编号' }),
  reason: z.string().trim().min(1, '请写明移交的事项').max(1000).meta({ title: '移交事项' }),
})

/** 移交 110 and other lines, or taken over from there. One hand-over runs at a time. */
export const orderHandOff = defineCommand<z.infer<typeof handOffInput>>({
  type: 'order.handOff',
  version: 1,
  input: handOffInput,
  entities: refs,
  behind,
  subject: (i) => orderRef(i.workOrderId),
  offered: (tx, id, ctx) =>
    onOrder(tx, id, ctx) ?? (openLinkage(tx.get('workOrder', id)?.linkages) ? refuse('linkages.underWay') : undefined),
  check: needOwnCase,
  apply(tx, i, ctx) {
    const { linkageId: id, with: line, direction, refNo, reason } = i
    const entry = { id, with: line, direction, refNo, reason, at: ctx.now.toISOString(), by: ctx.actor.userId }
    const known = tx.get('workOrder', i.workOrderId)?.linkages ?? []
    tx.set(orderRef(i.workOrderId), 'linkages', [...known, entry])
    note(tx, i, `${line}：${reason}`)
  },
})

const handBackInput = z.object({
  ...ids,
  linkageId: entityId,
  backOn: civilDate.meta({ title: '反馈日期' }),
  refNo: z.string().trim().max(60).default('').meta({ title: '对方编号' }),
  result: z.string().trim().min(1, '请填写对方的处理结果').max(2000).meta({ title: '处理结果' }),
})

/** What the other line answered; the order is ours again. */
export const orderHandBack = defineCommand<z.infer<typeof handBackInput>>({
  type: 'order.handBack',
  version: 1,
  input: handBackInput,
  entities: refs,
  behind,
  subject: (i) => orderRef(i.workOrderId),
  offered: (tx, id, ctx) =>
    onOrder(tx, id, ctx) ?? (openLinkage(tx.get('workOrder', id)?.linkages) ? undefined : refuse('linkages.none')),
  check: (tx, i, ctx) =>
    firstRefusal(
      () => needOwnCase(tx, i),
      () =>
        openLinkage(tx.get('workOrder', i.workOrderId)?.linkages)?.id === i.linkageId
          ? undefined
          : refuse('linkages.none'),
      () => (i.backOn > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '反馈日期' }) : undefined),
    ),
  apply(tx, i, ctx) {
    const { result, backOn, refNo } = i
    const known = tx.get('workOrder', i.workOrderId)?.linkages ?? []
    const back = { result, backOn, backBy: ctx.actor.userId }
    const linkages = known.map((one) => (one.id === i.linkageId ? { ...one, ...back, refNo: refNo || one.refNo } : one))
    tx.set(orderRef(i.workOrderId), 'linkages', linkages)
    note(tx, i, result)
  },
})
