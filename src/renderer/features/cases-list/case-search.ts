import { z } from 'zod'

const text = z.coerce.string().max(64).optional().catch(undefined)

/** Filters that stand in the drawer of further filters. */
export const furtherFilters = [
  'type',
  'issue',
  'pattern',
  'origin',
  'mode',
  'bureau',
  'mark',
  'closing',
  'openedFrom',
  'openedTo',
  'closedFrom',
  'closedTo',
] as const

/** What the address of the list of cases may say; anything else is left out. */
export const caseSearch = z.object({
  /** `open`, `mine`, `toFile` and `toReview` of a reviewer, `overdue`, `all` or a stage. */
  view: text,
  region: text,
  field: text,
  level: text,
  organ: text,
  handler: text,
  q: text,
  type: text,
  issue: text,
  pattern: text,
  origin: text,
  mode: text,
  bureau: text,
  mark: text,
  group: text,
  closing: text,
  openedFrom: text,
  openedTo: text,
  closedFrom: text,
  closedTo: text,
  sort: z
    .enum(['caseNo', 'title', 'stage', 'field', 'level', 'dueAt', 'updatedAt', 'orders', 'createdAt', 'closedAt'])
    .optional()
    .catch(undefined),
  up: z.boolean().optional().catch(undefined),
})
export type CaseSearch = z.infer<typeof caseSearch>
