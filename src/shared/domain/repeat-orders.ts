import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { WorkOrder } from './work-order'

/** Within so many days a second order of the same person against the same organ is a repeat. */
export const REPEAT_DAYS = 365
const DAY_MS = 86_400_000

/** How a hotline writes a caller who did not give his name; many people share these. */
const nobody = /匿名|某|先生|女士|小姐|同志|群众|市民|网友|不详|未知/

type Identifying = Pick<WorkOrder, 'source' | 'reporter' | 'handlingOrganId' | 'handlingOrganName' | 'region'>

/**
 * Names the person and the organ of an order without saying them: by the phone, else by the account of the source.
 * Empty for who cannot or must not be told apart. An order without an organ is compared within its region.
 */
export function repeatKey(order: Identifying): string {
  const { reporter, source, region } = order
  if (reporter.anonymous) return ''
  const phone = reporter.phone.replace(/\D/g, '')
  const name = reporter.name.trim()
  const person = phone.length >= 7 ? phone : name !== '' && !nobody.test(name) ? `${source}\n${name}` : ''
  if (person === '') return ''
  const organ = order.handlingOrganId ?? (order.handlingOrganName || region)
  return bytesToHex(sha256(utf8ToBytes(`${person}\n${organ}`)))
}

export interface DatedOrder {
  readonly id: string
  readonly receivedAt: string
}

/**
 * For each order of one person against one organ the one before it, where that is not too long ago. What was sent twice
 * in the same moment is one complaint, not a repeat.
 */
export function repeatsAmong(orders: readonly DatedOrder[]): ReadonlyMap<string, string | undefined> {
  const sorted = orders
    .map(({ id, receivedAt }) => ({ id, at: Date.parse(receivedAt) }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  let earlier: (typeof sorted)[number] | undefined
  return new Map(
    sorted.map((order, index) => {
      const before = sorted[index - 1]
      if (before && before.at < order.at) earlier = before
      return [order.id, earlier && order.at - earlier.at <= REPEAT_DAYS * DAY_MS ? earlier.id : undefined]
    }),
  )
}
