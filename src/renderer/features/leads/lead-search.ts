import { z } from 'zod'

const text = z.coerce.string().max(64).optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

/** What the address of the list of leads may say; anything else is left out. */
export const leadSearch = z.object({
  view: z.enum(['open', 'accepted', 'merged', 'declined', 'all']).optional().catch(undefined),
  region: text,
  channel: text,
  organ: text,
  from: day,
  to: day,
  q: text,
  sort: z
    .enum(['receivedAt', 'score', 'orderNo', 'region', 'channel', 'organName', 'title'])
    .optional()
    .catch(undefined),
  up: z.boolean().optional().catch(undefined),
  /** The order shown in the pane. */
  order: text,
})
export type LeadSearch = z.infer<typeof leadSearch>
export type LeadView = NonNullable<LeadSearch['view']>
