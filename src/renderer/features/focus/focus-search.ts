import { z } from 'zod'
import { addMonths, focusCounts, monthOf } from '#shared/domain/focus'
import type { FocusFilter, FocusQuery } from '#shared/domain/focus-board'

const text = z.coerce.string().max(200).optional().catch(undefined)
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .optional()
  .catch(undefined)

export const groupings = ['organ', 'field', 'region', 'field,region', 'field,organ,region'] as const
export type Grouping = (typeof groupings)[number]

const part = { from: month, to: month, field: text, organ: text, region: text }
const source = z.enum(['local', 'server']).optional().catch(undefined)

/** What the address of the focus board may say. */
export const focusSearch = z.object({
  ...part,
  by: z.enum(groupings).optional().catch(undefined),
  source,
  only: z.enum(['proposals']).optional().catch(undefined),
  sort: z.enum(['complaints', 'verified', 'satisfaction', 'repeat', 'overdue']).optional().catch(undefined),
  up: z.boolean().optional().catch(undefined),
  /** The row shown in the pane. */
  row: text,
})
export type FocusSearch = z.infer<typeof focusSearch>

/** What the address of the orders behind a number may say. */
export const focusOrdersSearch = z.object({
  ...part,
  count: z.enum(focusCounts).optional().catch(undefined),
  source,
})
export type FocusOrdersSearch = z.infer<typeof focusOrdersSearch>

type Part = Pick<FocusSearch, 'from' | 'to' | 'field' | 'organ' | 'region'>

/** The months of the address, turned round where they stand backwards; else those that are watched. */
export function filterOf(search: Part, now: Date, months: number): FocusFilter {
  const to = search.to ?? monthOf(now)
  const from = search.from ?? addMonths(to, 1 - months)
  const { field, organ, region } = search
  return {
    ...(from <= to ? { from, to } : { from: to, to: from }),
    ...(field ? { field } : {}),
    ...(organ ? { organ } : {}),
    ...(region ? { region } : {}),
  }
}

export function queryOf(search: FocusSearch, now: Date, months: number): FocusQuery {
  return { ...filterOf(search, now, months), by: (search.by ?? 'organ').split(',') as FocusQuery['by'] }
}

export function isFiltered({ field, organ, region, only }: FocusSearch): boolean {
  return [field, organ, region, only].some(Boolean)
}
