import { z } from 'zod'
import { code, entityId, instant, stamps } from './common'
import { role } from './roles'

/** Append-only entry of a case's record (办理记录): who, in which role, when, what, why. */
export const caseAction = z.object({
  id: entityId,
  caseId: entityId,
  region: code,
  /** The command that was carried out, e.g. `case.classify`. */
  kind: z.string(),
  by: entityId,
  role,
  organId: entityId,
  /** In whose place he acted, where it was under a delegation (授权). */
  delegatedBy: entityId.optional(),
  /** Done under the small bureau's exception from the separation of duties. */
  sameHand: z.boolean().optional(),
  at: instant,
  /** When the officer did it by the clock of his machine; informs, never orders. */
  deviceAt: instant.optional(),
  orderId: entityId.optional(),
  documentId: entityId.optional(),
  note: z.string().default(''),
  /** Field paths changed, before and after, for the timeline. */
  changes: z.array(z.object({ path: z.string(), from: z.unknown(), to: z.unknown() })).default([]),
  /** Fields that a colleague had changed meanwhile without this officer having seen it (并行修改). */
  parallel: z.array(z.string()).default([]),
  ...stamps,
})
export type CaseAction = z.infer<typeof caseAction>
