import { z } from 'zod'
import { orderSorts } from '#shared/sync/hotline-orders-protocol'

const text = z.coerce.string().max(64).optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

export const classifySearch = z.object({
  /** The order whose text is shown; without it a text is pasted. */
  order: text,
})

export const hotlineViews = ['open', 'leads', 'answered', 'disputed', 'all'] as const
export type HotlineView = (typeof hotlineViews)[number]

/** What the address of the hotline's list of orders may say; anything else is left out. */
export const hotlineOrderSearch = z.object({
  view: z.enum(hotlineViews).optional().catch(undefined),
  process: text,
  region: text,
  channel: text,
  organ: text,
  from: day,
  to: day,
  q: text,
  sort: z.enum(orderSorts).optional().catch(undefined),
  up: z.boolean().optional().catch(undefined),
  /** The order shown in the pane. */
  order: text,
})
export type HotlineOrderSearch = z.infer<typeof hotlineOrderSearch>

export const catalogueSearch = z.object({
  view: z.enum(['proposed', 'inForce', 'retired', 'all']).optional().catch(undefined),
  q: text,
  /** The entry whose form stands open; empty: a new one. */
  entry: z.coerce.string().max(64).optional().catch(undefined),
})
export type CatalogueSearch = z.infer<typeof catalogueSearch>
