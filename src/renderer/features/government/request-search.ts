import { z } from 'zod'
import type { GovernmentRequest } from '#shared/domain/government-request'

export const requestViews = ['open', 'toApprove', 'toIssue', 'issued', 'returned', 'refused', 'all'] as const
export type RequestView = (typeof requestViews)[number]

export const requestSearch = z.object({
  view: z.enum(requestViews).optional().catch(undefined),
  q: z.coerce.string().max(64).optional().catch(undefined),
})
export type RequestSearch = z.infer<typeof requestSearch>

export function isInView({ state }: GovernmentRequest, view: RequestView): boolean {
  if (view === 'all') return true
  return view === 'open' ? state === 'toApprove' || state === 'toIssue' : state === view
}
