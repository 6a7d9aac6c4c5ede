import type { ReferenceData } from '#shared/domain/reference-data'
import type { DeskWorker } from '../../data/desk-worker-api'
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
}

const PER_GROUP = 6
const MAX_ORGANS = 4

/** Looks for the words in numbers, titles, texts and names of all that this machine holds. */
export async function searchDesk(desk: DeskWorker, reference: ReferenceData, words: string): Promise<SearchHit[]> {
  const range = { offset: 0, limit: PER_GROUP, text: words }
  const [cases, documents, orders] = await Promise.all([
    desk.listCases(range),
    desk.listDocuments(range),
    desk.listOrders(range),
  ])
  return [
    ...cases.rows.map(
      (row): SearchHit => ({
        key: `case-${row.id}`,
        group: text.searchCases,
        title: row.title,
        note: row.caseNo || text.awaitingNumber,
        target: { to: 'case', id: row.id },
      }),
    ),
    ...documents.rows.map(
      (row): SearchHit => ({
        key: `document-${row.id}`,
        group: text.searchDocuments,
        title: row.title,
        note: row.number || text.awaitingNumber,
        target: { to: 'document', id: row.id },
      }),
    ),
    ...orders.rows.map(
      (row): SearchHit => ({
        key: `order-${row.id}`,
        group: text.searchOrders,
        title: row.title,
        note: row.orderNo,
        target: { to: 'order', id: row.id },
      }),
    ),
    ...organHits(reference, words),
  ]
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
