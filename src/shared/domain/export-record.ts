import { z } from 'zod'
import { entityId, stamps } from './common'

/** One list that left the desk as a file: what, how much, and what for (domain.md §6). Who and when stand in the stamps. */
export const exportRecord = z.object({
  id: entityId,
  what: z.string(),
  rows: z.number().int().nonnegative(),
  purpose: z.string(),
  /** With personal data uncovered; only by a reviewer's hand. */
  unmasked: z.boolean().optional(),
  ...stamps,
})
export type ExportRecord = z.infer<typeof exportRecord>
