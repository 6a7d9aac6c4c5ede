import type { OrderQuery } from '../../data/desk-worker-api'
import type { LeadSearch, LeadView } from './lead-search'

export const leadViews: readonly LeadView[] = ['open', 'accepted', 'merged', 'declined', 'all']

/** The worker's question for what the address says. */
export function leadQuery(search: LeadSearch): Omit<OrderQuery, 'offset' | 'limit'> {
  const view = search.view ?? 'open'
  return {
    ...(view === 'all' ? {} : { leadState: view }),
    ...(search.region ? { region: search.region } : {}),
    ...(search.channel ? { channel: search.channel } : {}),
    ...(search.organ ? { handlingOrganId: search.organ } : {}),
    ...(search.from ? { receivedFrom: search.from } : {}),
    ...(search.to ? { receivedTo: search.to } : {}),
    ...(search.q ? { text: search.q } : {}),
    ...(search.sort ? { sort: { by: search.sort, descending: !search.up } } : {}),
  }
}

export function isFiltered({ region, channel, organ, from, to, q }: LeadSearch): boolean {
  return [region, channel, organ, from, to, q].some(Boolean)
}

/** The number beside a view; the counts of the worker leave only the state out. */
export function viewCount(counts: Readonly<Record<string, number>>, view: LeadView): number {
  if (view !== 'all') return counts[view] ?? 0
  return leadViews.reduce((sum, each) => sum + (each === 'all' ? 0 : (counts[each] ?? 0)), 0)
}
