import { addCivilDays, civilDateOf } from '#shared/domain/civil-date'
import { type InspectionRecord, repeatInspections } from '#shared/domain/repeat-inspections'
import type { ThresholdValues } from '#shared/domain/thresholds'
import { warningId } from '#shared/domain/warning'
import type { Queryable } from '../storage/db'
import type { FoundWarning } from './find-warnings'

/** 重复检查 of the running months: each party once for the month of its latest inspection. */
export async function repeatInspectionWarnings(
  q: Queryable,
  now: Date,
  limits: ThresholdValues,
): Promise<FoundWarning[]> {
  const since = addCivilDays(civilDateOf(now), -2 * limits.repeatDays)
  const rows = await q.query<{ doc: InspectionRecord }>(
    `SELECT doc FROM entity WHERE type = 'enforcementRecord' AND NOT deleted
       AND doc ->> 'enforcementType' = 'inspection' AND (doc ->> 'decidedAt') COLLATE "C" >= $1`,
    [since],
  )
  return repeatInspections(
    rows.map(({ doc }) => doc),
    limits,
  ).map(({ party, partyName, region, from, to, recordIds, organs }) => ({
    id: warningId('repeatInspection', party, to.slice(0, 7)),
    kind: 'repeatInspection',
    severity: 'amber',
    region,
    handlerIds: [],
    evidence: { type: 'records', party, partyName, from, to, recordIds: [...recordIds].slice(-100) },
    figures: { 检查次数: recordIds.length, 检查机关: organs },
  }))
}
