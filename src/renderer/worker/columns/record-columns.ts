import { type EnforcementRecord, plainDocNo } from '#shared/domain/enforcement-record'
import { searchable } from '#shared/domain/search-text'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { MatchingRecord } from '../../data/desk-worker-api'
import type { ColumnTable } from './column-table'

/** What finding the records of a case needs of a record. */
export type RecordRow = Omit<MatchingRecord, 'reasons' | 'linked'>

export function recordRow(record: EnforcementRecord): RecordRow {
  const { id, docNo, partyName, organName, enforcementType, result } = record
  return {
    id,
    docNo,
    partyName,
    organId: record.organId ?? '',
    organName,
    enforcementType,
    decidedAt: record.decidedAt ?? '',
    amount: record.amount ?? null,
    result: result.slice(0, 120),
  }
}

export function recordText(record: EnforcementRecord): string {
  return searchable(record.docNo, record.partyName, record.organName, record.sourceNo)
}

const SHOWN = 30

/** Records about the acts of a case: the same document number, else the same party at the respondent. */
export function matchingRecords(records: ColumnTable<RecordRow>, found: SupervisionCase): MatchingRecord[] {
  const acts = Object.values(found.acts)
  const numbers = new Set(acts.map(({ docNo }) => plainDocNo(docNo)).filter(Boolean))
  const parties = new Set([found.party?.name ?? '', ...acts.map(({ party }) => party)].filter(Boolean))
  const linked = new Set(found.recordIds)
  const matches: MatchingRecord[] = []
  for (const row of records.rows) {
    if (!row) continue
    const reasons: MatchingRecord['reasons'][number][] = []
    if (row.docNo !== '' && numbers.has(plainDocNo(row.docNo))) reasons.push('docNo')
    const atRespondent = !found.respondentOrganId || row.organId === found.respondentOrganId
    if (row.partyName !== '' && parties.has(row.partyName) && atRespondent) reasons.push('party')
    if (reasons.length > 0 || linked.has(row.id)) matches.push({ ...row, reasons, linked: linked.has(row.id) })
  }
  return matches
    .sort((a, b) => b.reasons.length - a.reasons.length || (a.decidedAt < b.decidedAt ? 1 : -1))
    .slice(0, SHOWN)
}
