import type { GroupOpinion } from '../../data/desk-worker-api'
import type { CaseRow } from './case-columns'
import type { ColumnTable } from './column-table'
import type { DocumentRow } from './document-columns'

/** A served opinion that is in force. */
const serving: ReadonlySet<string> = new Set(['delivered', 'replied', 'filed'])

/** Opinions of the groups these cases are of, by which all of a group may be dealt with (domain.md §8); newest first. */
export function groupOpinions(
  cases: ColumnTable<CaseRow>,
  documents: ColumnTable<DocumentRow>,
  caseIds: readonly string[],
): GroupOpinion[] {
  const groups = new Set(caseIds.map((id) => cases.get(id)?.groupId ?? '').filter((id) => id !== ''))
  if (groups.size === 0) return []
  const found: GroupOpinion[] = []
  for (const row of documents.rows) {
    if (row?.kind !== 'opinion' || !serving.has(row.status)) continue
    const lead = cases.get(row.caseId)
    if (!lead || !groups.has(lead.groupId)) continue
    const { id: documentId, number, title, issuedOn } = row
    found.push({ documentId, leadCaseId: lead.id, leadTitle: lead.title, number, title, issuedOn })
  }
  return found.sort((a, b) => b.issuedOn.localeCompare(a.issuedOn) || b.number.localeCompare(a.number))
}
