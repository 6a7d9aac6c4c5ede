import { z } from 'zod'
import { entityId, instant } from './common'

/** 派单争议: a department says that an order is not its own; the hotline rules within one working day (domain.md §11). */
export const dispatchDispute = z.object({
  id: entityId,
  /** Who does not want it. */
  organId: entityId,
  reason: z.string(),
  /** Who should have it, in the opinion of who does not want it. */
  proposedOrganId: entityId.optional(),
  at: instant,
  by: entityId,
  dueAt: instant,
  state: z.enum(['open', 'ruled']),
  ruling: z
    .object({
      organId: entityId,
      coOrganIds: z.array(entityId),
      reason: z.string(),
      basis: z.string(),
      at: instant,
      by: entityId,
      late: z.boolean(),
      /** The entry of the dispatch catalogue that keeps it. */
      entryId: entityId.optional(),
    })
    .optional(),
  /** A second dispute of one order is for a consultation. */
  proposalId: entityId.optional(),
})
export type DispatchDispute = z.infer<typeof dispatchDispute>

interface Disputed {
  readonly disputes?: Readonly<Record<string, DispatchDispute>> | undefined
}

/** In the order in which they were brought: ids are UUIDv7. */
export function orderedDisputes({ disputes }: Disputed): readonly DispatchDispute[] {
  return Object.values(disputes ?? {}).sort((a, b) => (a.id < b.id ? -1 : 1))
}

export function openDispute(order: Disputed): DispatchDispute | undefined {
  return orderedDisputes(order).find(({ state }) => state === 'open')
}
