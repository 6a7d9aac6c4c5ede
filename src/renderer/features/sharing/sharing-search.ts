import { z } from 'zod'
import { type DataReturn, isOwed, isReturnOverdue } from '#shared/domain/data-return'
import { returnViews } from './messages'

export const returnSearch = z.object({
  view: z.enum(returnViews).optional().catch(undefined),
  q: z.coerce.string().max(64).optional().catch(undefined),
})
export type ReturnSearch = z.infer<typeof returnSearch>
export type ReturnView = (typeof returnViews)[number]

export function isInView(found: DataReturn, view: ReturnView, now: Date): boolean {
  switch (view) {
    case 'all':
      return true
    case 'owed':
      return isOwed(found)
    case 'late':
      return isReturnOverdue(found, now)
    default:
      return found.state === view
  }
}
