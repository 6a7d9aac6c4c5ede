import type { HotlineOrderQuery } from '../../data/desk-worker-api'
import type { HotlineOrderSearch, HotlineView } from './hotline-search'

type Question = Omit<HotlineOrderQuery, 'offset' | 'limit'>

/** What a view shows, whatever is filtered besides. */
const ofView: Readonly<Record<HotlineView, Question>> = {
  open: { process: 'unanswered' },
  leads: { lead: true },
  answered: { answered: true },
  disputed: { dispute: 'open' },
  all: {},
}

/** The question for what the address says. */
export function orderQuery(search: HotlineOrderSearch): Question {
  return {
    ...ofView[search.view ?? 'all'],
    ...(search.process ? { process: search.process } : {}),
    ...(search.region ? { region: search.region } : {}),
    ...(search.channel ? { channel: search.channel } : {}),
    ...(search.organ ? { handlingOrganId: search.organ } : {}),
    ...(search.from ? { receivedFrom: search.from } : {}),
    ...(search.to ? { receivedTo: search.to } : {}),
    ...(search.q ? { text: search.q } : {}),
    ...(search.sort ? { sort: { by: search.sort, descending: !search.up } } : {}),
  }
}

export function isFiltered({ process, region, channel, organ, from, to, q }: HotlineOrderSearch): boolean {
  return [process, region, channel, organ, from, to, q].some(Boolean)
}
