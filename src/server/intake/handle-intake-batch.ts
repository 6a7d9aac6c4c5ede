import type { ShareAgreement } from '#shared/domain/share-agreement'
import { admitFields } from '#shared/intake/admit-fields'
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
  readonly categoryOf?: IntakeWorld['categoryOf']
  /** What was agreed with a source; absent where nothing is. @throws DeskError `share.sourceOver` */
  readonly agreementOf?: (source: string) => Promise<ShareAgreement | undefined>
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
  const agreement = await ports.agreementOf?.(source)
  const { members, left } = admitted(parsed.data.orders, agreement?.orderFields, agreement)
  const world = intakeWorld(ports.reference, ports.leadRules, ports.cityRegion, ports.fieldIn, ports.categoryOf)
  const { orders, rejected } = judge(members, source, world, ports.now)
  const counts =
    orders.length > 0 ? await ports.store.upsertOrders(source, orders) : { created: 0, updated: 0, unchanged: 0 }
  return { ...counts, rejected, ...(left.length > 0 ? { left } : {}) }
}

type Members = readonly Record<string, unknown>[]

/** Nothing that was not agreed goes any further than this. */
export function admitted(
  members: Members,
  fields: readonly string[] | undefined,
  agreement: ShareAgreement | undefined,
): { members: Members; left: string[] } {
  if (!agreement || !fields) return { members, left: [] }
  const admits = { fields: new Set(fields), extra: new Set(agreement.extra) }
  const results = members.map((member) => admitFields(member, admits))
  return { members: results.map(({ member }) => member), left: [...new Set(results.flatMap(({ left }) => left))] }
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
