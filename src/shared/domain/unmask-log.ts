import { z } from 'zod'
import { civilDate, entityId, instant, stamps } from './common'
import { MOST_UNMASKED_A_DAY, unmaskFields } from './reporter-privacy'

export const unmaskEntry = z.object({
  id: entityId,
  orderId: entityId,
  orderNo: z.string(),
  field: z.enum(unmaskFields),
  reason: z.string(),
  at: instant,
})
export type UnmaskEntry = z.infer<typeof unmaskEntry>

/** What one person uncovered of reporters on one day, and why. */
export const unmaskLog = z.object({
  id: entityId,
  userId: entityId,
  organId: entityId,
  region: z.string(),
  day: civilDate,
  entries: z.array(unmaskEntry),
  /** Somebody looked into a day with too many. */
  review: z.object({ by: entityId, at: instant, note: z.string() }).optional(),
  ...stamps,
})
export type UnmaskLog = z.infer<typeof unmaskLog>

/** Each person has one for each day, whatever machine he works on. */
export const unmaskLogId = (userId: string, day: string) => `${userId}.${day}`

export const isTooMany = ({ entries }: Pick<UnmaskLog, 'entries'>) => entries.length > MOST_UNMASKED_A_DAY
