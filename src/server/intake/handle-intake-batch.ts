import type { LeadRules } from '#shared/intake/lead-rules'
import { type IntakeResult, intakeBatch } from '#shared/intake/work-order-input'
import { DeskError } from '#shared/messages/catalogue'
import { chineseMessage, issueTexts } from '#shared/messages/zod-chinese'
import { cleanInput } from './clean-input'
import type { IntakeStore, PreparedOrder } from './intake-store'
import { type IntakeReference, type IntakeWorld, intakeWorld } from './intake-world'
import { resolveOrder } from './resolve-order'

export interface IntakeRequest {
  /** The header as it came: `Bearer KEY`. */
  readonly authorization: string | undefined
  readonly body: unknown
}

export interface IntakePorts {
  /** The name of the source a key belongs to; nothing when it is unknown or disabled. */
  sourceOfKey(key: string): Promise<string | undefined>
  readonly store: IntakeStore
  readonly reference: IntakeReference
  readonly leadRules: LeadRules
  readonly cityRegion: string
  readonly fieldIn?: IntakeWorld['fieldIn']
  readonly now: Date
}

/**
 * `POST /intake/v1/work-orders`: each order is judged by itself; the good ones are written in one transaction, the others
 * come back with their place in the batch, field and reason. Of an order number that stands twice the first counts.
 * @throws DeskError `intake.keyMissing`, `intake.keyRefused`, `intake.batchInvalid`
 */
export async function handleIntakeBatch(request: IntakeRequest, ports: IntakePorts): Promise<IntakeResult> {
  const source = await sourceOf(request.authorization, ports)
  const parsed = intakeBatch.safeParse(request.body, { error: chineseMessage })
  if (!parsed.success)
    throw new DeskError('intake.batchInvalid', { detail: issueTexts(intakeBatch, parsed.error).slice(0, 3).join('；') })
  const world = intakeWorld(ports.reference, ports.leadRules, ports.cityRegion, ports.fieldIn)
  const { orders, rejected } = judge(parsed.data.orders, source, world, ports.now)
  const counts =
    orders.length > 0 ? await ports.store.upsertOrders(source, orders) : { created: 0, updated: 0, unchanged: 0 }
  return { ...counts, rejected }
}

export async function sourceOf(
  authorization: string | undefined,
  ports: Pick<IntakePorts, 'sourceOfKey'>,
): Promise<string> {
  const key = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
  if (!key) throw new DeskError('intake.keyMissing')
  const source = await ports.sourceOfKey(key)
  if (!source) throw new DeskError('intake.keyRefused')
  return source
}

function judge(
  members: readonly Record<string, unknown>[],
  source: string,
  world: IntakeWorld,
  now: Date,
): { orders: PreparedOrder[]; rejected: IntakeResult['rejected'] } {
  const orders = new Map<string, PreparedOrder>()
  const rejected: IntakeResult['rejected'] = []
  members.forEach((member, index) => {
    const cleaned = cleanInput(member)
    const result = 'input' in cleaned ? resolveOrder(cleaned.input, source, world, now) : cleaned
    if ('rejections' in result) rejected.push(...result.rejections.map((entry) => ({ index, ...entry })))
    else if (orders.has(result.order.orderNo))
      rejected.push({
        index,
        field: '工单编号',
        reason: `同一批中有两件编号为 ${result.order.orderNo} 的工单，已取前一件`,
      })
    else orders.set(result.order.orderNo, result.order)
  })
  return { orders: [...orders.values()], rejected }
}
