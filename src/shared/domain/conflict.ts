import { z } from 'zod'
import { code, entityId, instant, stamps } from './common'

/** Two people set the same legal fact to different values; nobody's value is dropped (sync.md §4). */
export const conflict = z.object({
  id: entityId,
  caseId: entityId,
  region: code,
  entityType: z.enum([
    'workOrder',
    'supervisionCase',
    'officialDocument',
    'attachment',
    'consultation',
    'supervisionOrder',
    'inspection',
  ]),
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
