import { z } from 'zod'
import { type DataReturn, isOwed, isReturnOverdue } from '#shared/domain/data-return'
import { isByHand, isPushInTrouble, type SharePush } from '#shared/domain/share-push'
import { returnViews } from './messages'
import { pushViews } from './push-messages'

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

export const pushSearch = z.object({
  view: z.enum(pushViews).optional().catch(undefined),
  q: z.coerce.string().max(64).optional().catch(undefined),
})
export type PushSearch = z.infer<typeof pushSearch>
export type PushView = (typeof pushViews)[number]

export function isPushInView(found: SharePush, view: PushView): boolean {
  switch (view) {
    case 'all':
      return true
    case 'trouble':
      return isPushInTrouble(found) || isByHand(found)
    case 'waiting':
      return found.state === 'queued' || found.state === 'sent'
    case 'accepted':
      return found.state === 'accepted'
  }
}
