import { documentStatus } from '#shared/domain/official-document'
import type { Role } from '#shared/domain/roles'
import type { DocumentQuery } from '../../data/desk-worker-api'
import { statusesWaitingFor } from '../../ui/status/waiting-statuses'
import type { DocumentSearch } from './document-search'

/** The worker's question for what the address says; an unknown view shows everything. */
export function documentQuery(search: DocumentSearch, roles: readonly Role[]): Omit<DocumentQuery, 'offset' | 'limit'> {
  const status = documentStatus.safeParse(search.view)
  return {
    ...(search.view === 'waiting' ? { status: statusesWaitingFor(roles) } : {}),
    ...(status.success ? { status: [status.data] } : {}),
    ...(search.kind ? { kind: search.kind } : {}),
    ...(search.view === 'awaitingReply' ? { status: ['delivered'], awaitingReply: true } : {}),
    ...(search.year ? { year: search.year } : {}),
    ...(search.organ ? { addresseeOrganId: search.organ } : {}),
    ...(search.q ? { text: search.q } : {}),
    ...(search.sort ? { sort: { by: search.sort, descending: !search.up } } : {}),
  }
}
