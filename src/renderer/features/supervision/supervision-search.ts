import { z } from 'zod'
import { type OrderUrgency, type SupervisionOrder, urgencyOf } from '#shared/domain/supervision-order'

const text = z.coerce.string().max(64).optional().catch(undefined)

export const orderViews = ['open', 'overdue', 'near', 'verify', 'running', 'draft', 'ended', 'all'] as const
export type OrderView = (typeof orderViews)[number]

/** What the address of the list may say; `case` or `order` opens the form for that case or work order. */
export const supervisionSearch = z.object({
  view: z.enum(orderViews).optional().catch(undefined),
  q: text,
  case: text,
  order: text,
})
export type SupervisionSearch = z.infer<typeof supervisionSearch>

/** Which draw is shown, and whether the form for a new one stands open. */
export const callbackSearch = z.object({ sample: text, draw: z.boolean().optional().catch(undefined) })

export function isInView(found: SupervisionOrder, view: OrderView, now: Date): boolean {
  if (view === 'all') return true
  const urgency: OrderUrgency = urgencyOf(found, now)
  return view === 'open' ? urgency !== 'ended' : urgency === view
}

export function matches(found: SupervisionOrder, words: string | undefined): boolean {
  return !words || `${found.title} ${found.requirement} ${found.outcome}`.includes(words.trim())
}
