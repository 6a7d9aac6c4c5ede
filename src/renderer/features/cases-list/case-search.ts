import { z } from 'zod'

const text = z.coerce.string().max(64).optional().catch(undefined)

/** What the address of the list of cases may say; anything else is left out. */
export const caseSearch = z.object({
  /** `open`, `mine`, `overdue`, `all` or a stage. */
  view: text,
  region: text,
  field: text,
  level: text,
  organ: text,
  handler: text,
  q: text,
  sort: z
    .enum(['caseNo', 'title', 'stage', 'field', 'level', 'dueAt', 'updatedAt', 'orders'])
    .optional()
    .catch(undefined),
  up: z.boolean().optional().catch(undefined),
})
export type CaseSearch = z.infer<typeof caseSearch>
