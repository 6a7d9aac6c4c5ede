import { z } from 'zod'
import type { InboxItem } from '#shared/domain/department-inbox'
import { supervisionOrderKindLabels } from '#shared/domain/supervision-order'
import { documentKindName } from '../../ui/documents/kind-name'

const text = z.coerce.string().max(64).optional().catch(undefined)

export const inboxViews = ['todo', 'toAcknowledge', 'toAnswer', 'answered', 'over', 'forInformation', 'all'] as const
export type InboxView = (typeof inboxViews)[number]

export const inboxSearch = z.object({ view: z.enum(inboxViews).optional().catch(undefined), q: text })
export type InboxSearch = z.infer<typeof inboxSearch>

export function isInView({ state }: InboxItem, view: InboxView): boolean {
  if (view === 'all') return true
  return view === 'todo' ? state === 'toAcknowledge' || state === 'toAnswer' : state === view
}

export const titleOf = ({ document, order }: InboxItem) => document?.title ?? order?.title ?? ''
export const senderOf = ({ document, order }: InboxItem) => document?.organId ?? order?.leadOrganId ?? ''

export function kindOf({ document, order }: InboxItem): string {
  if (document) return documentKindName(document.kind)
  return order ? supervisionOrderKindLabels[order.kind] : ''
}

export function matches(item: InboxItem, words: string | undefined): boolean {
  return !words || `${titleOf(item)} ${item.document?.number ?? ''}`.includes(words.trim())
}
