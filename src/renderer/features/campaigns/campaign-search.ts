import { z } from 'zod'
import type { Campaign } from '#shared/domain/campaign'
import { type FocusFilter, focusFilter } from '#shared/domain/focus-board'

/** What the address of the list of campaigns may say; `propose` opens the form, with the part of the board it is about. */
export const campaignSearch = z.object({
  view: z.enum(['current', 'ended', 'all']).optional().catch(undefined),
  q: z.coerce.string().max(64).optional().catch(undefined),
  propose: z.string().max(1000).optional().catch(undefined),
})
export type CampaignSearch = z.infer<typeof campaignSearch>
export type CampaignView = NonNullable<CampaignSearch['view']>

export function isInView({ status }: Campaign, view: CampaignView): boolean {
  const ended = status === 'closed' || status === 'cancelled'
  return view === 'all' || (view === 'ended') === ended
}

export function matches(found: Campaign, words: string | undefined, nameOf: (organId: string) => string): boolean {
  if (!words) return true
  return [found.title, ...found.respondentOrganIds.map(nameOf)].join(' ').includes(words.trim())
}

/** The part of the board in the address; nothing where it says none. */
export function basisIn(text: string | undefined): FocusFilter | undefined {
  try {
    const read = focusFilter.safeParse(JSON.parse(text ?? ''))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
