import { z } from 'zod'
import { type Callback, drawSample, populationDigest } from '../../domain/callback-sample'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, code, entityId, shortText } from '../../domain/common'
import { hotlineRequests, isLate } from '../../domain/supervision-order'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse, type Tx } from '../engine/command'
import { needCode, needRole } from '../guards'
import { orderRef } from '../supervision/define-supervision-command'
import { answerOrder } from '../supervision/order-clock'

/** What fits into one command; a longer list is drawn in parts of the time. */
const MOST_ORDERS = 5000

const drawInput = z.object({
  sampleId: entityId,
  title: shortText.meta({ title: '抽样名称' }),
  from: civilDate.meta({ title: '来件日期自' }),
  until: civilDate.meta({ title: '来件日期至' }),
  seed: z.string().trim().min(4, '种子至少四个字符').max(64).meta({ title: '随机种子' }),
  percent: z.number().int().min(1).max(100).meta({ title: '抽取比例（%）' }),
  least: z.number().int().min(0).max(100).meta({ title: '每单位至少' }),
  /** Orders by the organ that dealt with them, as the one who draws sees them. */
  population: z.record(entityId, z.array(entityId)).meta({ title: '抽样范围' }),
})

/** 回访抽样: the protocol is kept with the seed and the population's digest, so that anyone can draw it again. */
export const callbackDraw = defineCommand<z.infer<typeof drawInput>>({
  type: 'callback.draw',
  version: 1,
  input: drawInput,
  entities: (i) => [{ type: 'callbackSample', id: i.sampleId }],
  subject: (i) => ({ type: 'callbackSample', id: i.sampleId }),
  offered: (_tx, _id, ctx) => needRole(ctx, 'officer'),
  check: (tx, i, ctx) =>
    firstRefusal(
      () => (tx.get('callbackSample', i.sampleId) ? refuse('supervision.exists') : undefined),
      () => (i.from > i.until ? refuse('cases.dateNotAfter', { what: '截止日期', than: '起始日期' }) : undefined),
      () => (i.until > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '截止日期' }) : undefined),
      () => needPopulation(Object.values(i.population).reduce((sum, ids) => sum + ids.length, 0)),
    ),
  apply(tx, { sampleId, population, ...plan }, ctx) {
    tx.create('callbackSample', {
      id: sampleId,
      region: ctx.actor.region,
      ...plan,
      populationDigest: populationDigest(population),
      strata: drawSample(population, plan.seed, plan),
    })
  },
})

function needPopulation(n: number): Refusal | undefined {
  if (n === 0) return refuse('supervision.noPopulation')
  return n > MOST_ORDERS ? refuse('supervision.populationTooLarge', { n, most: MOST_ORDERS }) : undefined
}

const recordInput = z.object({
  callbackId: entityId,
  workOrderId: entityId,
  /** The case of the order, whose record takes the call. */
  caseId: entityId.optional(),
  sampleId: entityId.optional(),
  /** The request of the bureau that it answers. */
  supervisionOrderId: entityId.optional(),
  reached: z.boolean().meta({ title: '是否接通' }),
  satisfaction: code.optional().meta({ title: '满意情况' }),
  resolved: code.optional().meta({ title: '解决情况' }),
  verified: code.optional().meta({ title: '属实情况' }),
  note: z.string().trim().max(2000).default('').meta({ title: '回访情况' }),
})
type RecordInput = z.infer<typeof recordInput>

/**
 * 回访登记, by the hotline or by an officer who called himself. The last call is what the order shows; every call stays.
 * A call answers the bureau's request, where there was one.
 */
export const orderRecordCallback = defineCommand<RecordInput>({
  type: 'order.recordCallback',
  version: 1,
  input: recordInput.refine((i) => !i.reached || i.satisfaction !== undefined, {
    path: ['satisfaction'],
    message: '已接通的，请登记满意情况',
  }),
  entities: (i) => [
    { type: 'workOrder', id: i.workOrderId },
    ...(i.sampleId ? [{ type: 'callbackSample', id: i.sampleId } as const] : []),
    ...(i.supervisionOrderId ? [orderRef(i.supervisionOrderId)] : []),
  ],
  behind: (i) => (i.caseId ? [{ type: 'supervisionCase', id: i.caseId }] : []),
  subject: (i) => ({ type: 'workOrder', id: i.workOrderId }),
  offered: (tx, id, ctx) =>
    tx.get('workOrder', id) ? needRole(ctx, 'officer', 'hotline') : refuse('general.notFound', { what: '工单' }),
  check: (tx, i, ctx) =>
    firstRefusal(
      () => needSameThings(tx, i),
      () => needCode(ctx, 'satisfaction', i.satisfaction),
      () => needCode(ctx, 'resolved', i.resolved),
      () => needCode(ctx, 'verified', i.verified),
    ),
  apply(tx, i, ctx) {
    const order = tx.get('workOrder', i.workOrderId)
    if (!order) return
    const { callbackId, workOrderId: id, caseId, supervisionOrderId, ...result } = i
    const ref = { type: 'workOrder', id } as const
    const entry: Callback = { id: callbackId, ...result, by: ctx.actor.userId, at: ctx.now.toISOString() }
    tx.append(ref, 'callbacks', entry)
    for (const field of ['satisfaction', 'resolved', 'verified'] as const)
      if (i[field] !== undefined) tx.set(ref, field, i[field])
    if (supervisionOrderId) answerRequest(supervisionOrderId, i, { tx, ctx })
    const home = caseId ? tx.get('supervisionCase', caseId) : undefined
    if (home) tx.record({ caseId: home.id, region: home.region, orderId: id, note: wordsOf(i, ctx) })
  },
})

function answerRequest(id: string, i: RecordInput, { tx, ctx }: { tx: Tx; ctx: CommandContext }): void {
  const found = tx.get('supervisionOrder', id)
  if (found?.status !== 'sent') return
  const receivedOn = civilDateOf(ctx.now)
  const late = isLate(found.dueAt, receivedOn)
  tx.append(orderRef(found.id), 'replies', {
    id: i.callbackId,
    receivedOn,
    outcome: 'report',
    number: '',
    text: wordsOf(i, ctx),
    files: [],
    late,
    by: ctx.actor.userId,
    at: ctx.now.toISOString(),
  })
  answerOrder(tx, found, late, ctx)
}

/** `回访：满意，已解决。诉求人说明…` */
function wordsOf(i: RecordInput, { ref }: CommandContext): string {
  const facts = i.reached
    ? [ref.label('satisfaction', i.satisfaction), ref.label('resolved', i.resolved), ref.label('verified', i.verified)]
    : ['未接通']
  return `回访：${facts.filter(Boolean).join('，')}。${i.note}`
}

function needSameThings(tx: ReadTx, i: RecordInput): Refusal | undefined {
  if (tx.get('workOrder', i.workOrderId)?.lead?.caseId !== i.caseId)
    return refuse('general.notFound', { what: '工单所属案件' })
  if (tx.get('workOrder', i.workOrderId)?.callbacks?.some(({ id }) => id === i.callbackId))
    return refuse('supervision.exists')
  if (i.supervisionOrderId) {
    const request = tx.get('supervisionOrder', i.supervisionOrderId)
    const own = request?.workOrderId === i.workOrderId && hotlineRequests.has(request.kind)
    if (!own) return refuse('general.notFound', { what: '回访请求' })
  }
  if (!i.sampleId) return undefined
  const drawn = tx.get('callbackSample', i.sampleId)?.strata.some((one) => one.drawn.includes(i.workOrderId))
  return drawn ? undefined : refuse('supervision.notDrawn')
}
