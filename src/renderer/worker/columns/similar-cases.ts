import type { SimilarCase } from '../../data/desk-worker-api'
import type { CaseRow } from './case-columns'
import type { ColumnTable } from './column-table'
import { textLikeness } from './similar-orders'

const SIMILAR_TITLE = 0.35
const SHOWN = 12
/** Cases further apart than this are hardly one matter. */
const SPAN_MS = 365 * 86_400_000

/** Cases that one consultation or document might serve (domain.md §8): of two things alike at least. */
export function similarCases(cases: ColumnTable<CaseRow>, caseId: string): SimilarCase[] {
  const own = cases.get(caseId)
  if (!own) return []
  const likeness = textLikeness(own.title)
  const found: { case: SimilarCase; weight: number }[] = []
  for (const row of cases.rows) {
    if (!row || row.id === caseId) continue
    const reasons = reasonsFor(own, row, likeness)
    if (reasons.length < 2 && !reasons.includes('sameGroup')) continue
    const near = Math.abs(Date.parse(own.createdAt) - Date.parse(row.createdAt)) <= SPAN_MS
    if (!near && !reasons.includes('sameGroup')) continue
    const { id, caseNo, title, stage, respondentOrganId, groupId } = row
    found.push({ case: { id, caseNo, title, stage, respondentOrganId, groupId, reasons }, weight: reasons.length })
  }
  return found
    .sort((a, b) => b.weight - a.weight || (a.case.caseNo < b.case.caseNo ? 1 : -1))
    .slice(0, SHOWN)
    .map((each) => each.case)
}

function reasonsFor(own: CaseRow, row: CaseRow, likeness: (text: string) => number): SimilarCase['reasons'] {
  const reasons: SimilarCase['reasons'][number][] = []
  if (own.groupId !== '' && own.groupId === row.groupId) reasons.push('sameGroup')
  if (own.respondentOrganId !== '' && own.respondentOrganId === row.respondentOrganId) reasons.push('sameRespondent')
  if (own.field !== '' && own.field === row.field) reasons.push('sameField')
  if (own.issues.some((issue) => row.issues.includes(issue))) reasons.push('sameIssue')
  // Titles are compared last: it costs most, and alone it says too little.
  if (reasons.length > 0 && likeness(row.title) >= SIMILAR_TITLE) reasons.push('sameText')
  return reasons
}
