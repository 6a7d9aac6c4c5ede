import { z } from 'zod'
import { code, entityId, instant, stamps } from './common'

/** Types whose fields two people may set differently; each can have conflict records. */
export const conflictEntityType = z.enum([
  'workOrder',
  'supervisionCase',
  'officialDocument',
  'attachment',
  'consultation',
  'supervisionOrder',
  'inspection',
  'campaign',
  'submission',
  'transfer',
  'documentRule',
  'holidayYear',
  'thresholds',
  'dispatchEntry',
  'taxonomyMap',
  'sheetProfile',
  'shareAgreement',
  'returnTemplate',
  'dataReturn',
])

/** Who sees it where no case does: never more people than see the record that it is about. */
export const conflictAudience = z.enum(['region', 'organ', 'transfer', 'parties'])

/**
 * Two people set the same legal fact or text to different values; nobody's value is dropped (sync.md §4). It belongs to
 * the case of its record, else to the record itself.
 */
export const conflict = z.object({
  id: entityId,
  caseId: entityId.optional(),
  region: code,
  audience: conflictAudience.optional(),
  /** The organ of whoever's value did not come to be; its people may settle it where no case says who may. */
  organId: entityId.optional(),
  /** What the record is called, where no case names it. */
  about: z.string().optional(),
  entityType: conflictEntityType,
  entityId,
  path: z.string(),
  base: z.unknown(),
  theirs: z.unknown(),
  theirsBy: entityId.optional(),
  theirsAt: instant.optional(),
  mine: z.unknown(),
  mineBy: entityId,
  mineAt: instant,
  commandId: entityId,
  commandType: z.string(),
  state: z.enum(['open', 'resolved']),
  resolution: z
    .object({
      choice: z.enum(['theirs', 'mine', 'merged']),
      value: z.unknown(),
      reason: z.string(),
      by: entityId,
      at: instant,
    })
    .optional(),
  ...stamps,
})
export type Conflict = z.infer<typeof conflict>
