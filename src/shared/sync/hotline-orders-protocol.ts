import { z } from 'zod'
import { asked, civilDate } from '../domain/common'

/** As many rows as an answer has at most. */
export const MOST_ORDERS_AT_ONCE = 200

export const orderSorts = ['receivedAt', 'orderNo'] as const

/** A place in the list: the value it is sorted by, then the id. */
const place = z.tuple([asked(100), asked(64)])
export type OrderPlace = z.infer<typeof place>

/** What of the hotline's orders is looked for; everything that is given must hold. */
export const ordersAsked = z.object({
  leadState: asked(64).optional(),
  region: asked(64).optional(),
  channel: asked(64).optional(),
  handlingOrganId: asked(64).optional(),
  receivedFrom: civilDate.optional(),
  receivedTo: civilDate.optional(),
  /** `unanswered`: whatever comes before an answer. */
  process: asked(64).optional(),
  lead: z.boolean().optional(),
  dispute: z.enum(['open', 'ruled', 'any']).optional(),
  answered: z.boolean().optional(),
  /** Words that must all occur in number, title, text, place or a name of the organ. */
  text: asked(200).optional(),
  sort: z.object({ by: z.enum(orderSorts), descending: z.boolean() }).optional(),
  after: place.optional(),
  limit: z.number().int().min(1).max(MOST_ORDERS_AT_ONCE),
})
export type OrdersAsked = z.infer<typeof ordersAsked>

const listedOrder = z.object({
  id: z.string(),
  orderNo: z.string(),
  title: z.string(),
  channel: z.string(),
  region: z.string(),
  organId: z.string(),
  organText: z.string(),
  receivedAt: z.string(),
  leadState: z.string(),
  score: z.number(),
  caseId: z.string(),
  replied: z.boolean(),
  process: z.string(),
  dispute: z.enum(['', 'open', 'ruled']),
  answered: z.boolean(),
  caseStage: z.string(),
})
export type ListedOrder = z.infer<typeof listedOrder>

/**
 * `next` says where to go on and is absent at the end. An answer may have fewer rows than asked for and still a `next`:
 * looking through a million orders for a rare word takes several.
 */
export const ordersAnswer = z.object({ rows: z.array(listedOrder), next: place.optional() })
export type OrdersAnswer = z.infer<typeof ordersAnswer>
