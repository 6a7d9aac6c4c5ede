import { z } from 'zod'
import { focusCounts, focusDimensions } from '../domain/focus'
import { focusBoard, focusFilter } from '../domain/focus-board'

/** The focus board as the server has counted it over everything it holds. */
export const focusPaths = { board: '/focus/v1/board', orders: '/focus/v1/orders' } as const

export const focusBoardAsked = focusFilter.extend({
  /** Dimensions, comma-separated: `field,organ`; absent: the whole. */
  by: z
    .string()
    .max(40)
    .default('')
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(z.enum(focusDimensions)).max(3)),
})

export const focusOrdersAsked = focusFilter.extend({
  count: z.enum(focusCounts).default('complaints'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export const focusBoardAnswer = focusBoard.extend({ asOf: z.iso.datetime() })
export type FocusBoardAnswer = z.infer<typeof focusBoardAnswer>

const focusOrderRow = z.object({
  id: z.string(),
  orderNo: z.string(),
  title: z.string(),
  receivedAt: z.string(),
  region: z.string(),
  organ: z.string(),
  field: z.string(),
  verified: z.string(),
  satisfaction: z.string(),
  late: z.boolean(),
  repeated: z.boolean(),
  leadState: z.string(),
  caseId: z.string(),
})
export type FocusOrderRow = z.infer<typeof focusOrderRow>

export const focusOrderPage = z.object({ total: z.number().int(), rows: z.array(focusOrderRow) })
export type FocusOrderPage = z.infer<typeof focusOrderPage>
