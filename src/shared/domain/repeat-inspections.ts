import { addCivilDays, type CivilDate } from './civil-date'
import type { EnforcementRecord } from './enforcement-record'
import type { ThresholdValues } from './thresholds'

/** 重复检查 (domain.md §9): one party, several organs, a few weeks. */
export interface RepeatInspections {
  /** The same party under whatever spelling: his credit code, else his name in his region. */
  readonly party: string
  readonly partyName: string
  readonly region: string
  readonly from: CivilDate
  readonly to: CivilDate
  /** In the order of their days. */
  readonly recordIds: readonly string[]
  readonly organs: number
}

export type InspectionRecord = Pick<
  EnforcementRecord,
  'id' | 'organId' | 'organName' | 'partyName' | 'creditCode' | 'region'
> & { readonly decidedAt: CivilDate }

type Limits = Pick<ThresholdValues, 'repeatOrgans' | 'repeatDays'>

/** For each party the latest window of days in which as many organs inspected it as the threshold says. */
export function repeatInspections(records: readonly InspectionRecord[], limits: Limits): RepeatInspections[] {
  const byParty = new Map<string, InspectionRecord[]>()
  for (const record of records) {
    const party = partyOf(record)
    if (party) byParty.set(party, [...(byParty.get(party) ?? []), record])
  }
  return [...byParty].flatMap(([party, all]) => latestWindow(party, all, limits) ?? [])
}

function partyOf({ creditCode, partyName, region }: InspectionRecord): string | undefined {
  if (creditCode.trim()) return creditCode.trim().toUpperCase()
  const name = partyName.replace(/[\s（）()]/g, '')
  return name ? `${region} ${name}` : undefined
}

function latestWindow(
  party: string,
  all: readonly InspectionRecord[],
  { repeatOrgans, repeatDays }: Limits,
): RepeatInspections | undefined {
  const sorted = [...all].sort((a, b) => (a.decidedAt < b.decidedAt ? -1 : a.decidedAt > b.decidedAt ? 1 : 0))
  for (const last of [...sorted].reverse()) {
    const after = addCivilDays(last.decidedAt, -repeatDays)
    const window = sorted.filter(({ decidedAt }) => decidedAt > after && decidedAt <= last.decidedAt)
    const organs = new Set(window.map(({ organId, organName }) => organId ?? organName)).size
    if (organs < repeatOrgans) continue
    const { partyName, region, decidedAt: to } = last
    const from = window[0]?.decidedAt ?? to
    return { party, partyName, region, from, to, recordIds: window.map(({ id }) => id), organs }
  }
  return undefined
}
