import type { ReferenceData } from '#shared/domain/reference-data'
import type { DeskWorker, FoundOfKind } from '../../data/desk-worker-api'
import { frameMessages as text } from './messages'

export interface SearchHit {
  readonly key: string
  readonly group: string
  readonly title: string
  /** Number, state or place, to tell hits of one title apart. */
  readonly note: string
  readonly target:
    | { readonly to: 'case'; readonly id: string }
    | { readonly to: 'document'; readonly id: string }
    | { readonly to: 'order'; readonly id: string }
    | { readonly to: 'organ'; readonly id: string }
    /** All of a kind that have the words, where more were found than are shown. */
    | { readonly to: 'cases' | 'documents' | 'orders'; readonly words: string }
}

const PER_GROUP = 6
const MAX_ORGANS = 4

/** Looks for the words in numbers, titles, texts and names of all that this machine holds. */
export async function searchDesk(desk: DeskWorker, reference: ReferenceData, words: string): Promise<SearchHit[]> {
  const found = await desk.searchEverywhere(words, PER_GROUP)
  return [
    ...hitsOf('case', 'cases', text.searchCases, found.cases, words),
    ...hitsOf('document', 'documents', text.searchDocuments, found.documents, words),
    ...hitsOf('order', 'orders', text.searchOrders, found.orders, words),
    ...organHits(reference, words),
  ]
}

function hitsOf(
  one: 'case' | 'document' | 'order',
  all: 'cases' | 'documents' | 'orders',
  group: string,
  { total, more, rows }: FoundOfKind,
  words: string,
): SearchHit[] {
  const hits = rows.map(
    ({ id, title, no }): SearchHit => ({
      key: `${one}-${id}`,
      group,
      title,
      note: no || text.awaitingNumber,
      target: { to: one, id },
    }),
  )
  if (total <= rows.length) return hits
  return [...hits, { key: all, group, title: text.searchAll(total, more), note: '', target: { to: all, words } }]
}

function organHits(reference: ReferenceData, words: string): SearchHit[] {
  const wanted = words.split(/\s+/).filter(Boolean)
  return reference
    .organs()
    .filter((organ) => wanted.every((word) => organ.name.includes(word)))
    .slice(0, MAX_ORGANS)
    .map((organ) => ({
      key: `organ-${organ.id}`,
      group: text.searchOrgans,
      title: organ.name,
      note: text.searchOrganCases,
      target: { to: 'organ', id: organ.id },
    }))
}
