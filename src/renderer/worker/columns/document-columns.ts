import type { OfficialDocument } from '#shared/domain/official-document'
import { searchable } from '#shared/domain/search-text'
import type { DocumentColumns, DocumentQuery } from '../../data/desk-worker-api'
import type { ListSpec } from './column-query'

export type DocumentRow = Omit<DocumentColumns, 'pending'>

export function documentRow(document: OfficialDocument): DocumentRow {
  return {
    id: document.id,
    kind: document.kind,
    number: document.number ?? '',
    title: document.title,
    status: document.status,
    caseId: document.caseId,
    addresseeOrganId: document.addresseeOrganId ?? '',
    issuedOn: document.issuedOn ?? '',
    replyDueAt: document.replyDueAt ?? '',
    updatedAt: document.updatedAt,
  }
}

export function documentText(document: OfficialDocument): string {
  return searchable(document.number, document.title, ...textsOf(document.content))
}

/** Every text of the content, whatever its kind calls it. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsOf)
}

export const documentSpec: ListSpec<DocumentRow, DocumentQuery> = {
  group: (row) => row.status,
  wantedGroups: ({ status }) => (status === undefined ? undefined : new Set(status)),
  condition({ kind, caseId, addresseeOrganId, year, awaitingReply }) {
    if (!kind && !caseId && !addresseeOrganId && !year && !awaitingReply) return undefined
    return (row) =>
      (!kind || row.kind === kind) &&
      (!caseId || row.caseId === caseId) &&
      (!addresseeOrganId || row.addresseeOrganId === addresseeOrganId) &&
      (!year || row.issuedOn.startsWith(year)) &&
      (!awaitingReply || (row.status === 'delivered' && row.replyDueAt !== ''))
  },
  organId: (row) => row.addresseeOrganId,
  sortBy: {
    updatedAt: (row) => row.updatedAt,
    number: (row) => row.number,
    kind: (row) => row.kind,
    status: (row) => row.status,
    issuedOn: (row) => row.issuedOn,
    replyDueAt: (row) => row.replyDueAt || '~',
    title: (row) => row.title,
  },
  chinese: new Set(['title', 'number']),
  firstSort: { by: 'updatedAt', descending: true },
}
