import { addMonths, rateOf, UNKNOWN_PLACE } from '#shared/domain/focus'
import type { FocusRow } from '#shared/domain/focus-board'
import { isSurge, type MonthlyCounts, proposals, seasonalBaseline, watchedMonths } from '#shared/domain/focus-signals'
import { limit, limitState } from '#shared/domain/limit'
import type { ThresholdValues } from '#shared/domain/thresholds'
import { type Warning, type WarningKind, warningId } from '#shared/domain/warning'
import type { Queryable } from '../storage/db'
import { readBoard } from './read-board'

export type FoundWarning = Pick<Warning, 'id' | 'kind' | 'severity' | 'region' | 'handlerIds' | 'evidence' | 'figures'>

const groupBy = ['field', 'organ', 'region'] as const
const percent = (rate: number | undefined) => Math.round((rate ?? 0) * 100)

/** What the prepared board says against the thresholds, for each field × organ × region (domain.md §9). */
export async function boardWarnings(
  q: Queryable,
  regions: readonly string[],
  month: string,
  limits: ThresholdValues,
): Promise<FoundWarning[]> {
  const watched = watchedMonths(month, limits)
  const { rows } = await readBoard(q, regions, { ...watched, by: [...groupBy] })
  const known = rows.filter(isKnown)
  return [
    ...proposals(known, limits).map((row) =>
      ofGroup('dissatisfied', month, row, watched, 'complaints', {
        件数: row.numbers.complaints,
        核实率: percent(rateOf(row.numbers, 'verified')),
        满意率: percent(rateOf(row.numbers, 'satisfaction')),
      }),
    ),
    ...known
      .filter(({ numbers }) => numbers.repeated >= limits.disputed)
      .map((row) =>
        ofGroup('disputed', month, row, watched, 'repeated', {
          重复件数: row.numbers.repeated,
          件数: row.numbers.complaints,
        }),
      ),
    ...(await surges(q, regions, month, limits)),
  ]
}

/** Of a group without field and organ nobody could do anything. */
function isKnown({ field, organ }: FocusRow): boolean {
  return field !== UNKNOWN_PLACE || organ !== UNKNOWN_PLACE
}

function ofGroup(
  kind: WarningKind,
  month: string,
  { field = '', organ = '', region = '' }: FocusRow,
  months: { from: string; to: string },
  count: 'complaints' | 'repeated',
  figures: Record<string, number>,
): FoundWarning {
  return {
    id: warningId(kind, month, field, organ, region),
    kind,
    severity: kind === 'surge' ? 'red' : 'amber',
    region,
    handlerIds: [],
    evidence: { type: 'orders', filter: { ...months, field, organ, region }, count },
    figures,
  }
}

async function surges(
  q: Queryable,
  regions: readonly string[],
  month: string,
  limits: ThresholdValues,
): Promise<FoundWarning[]> {
  const { rows } = await readBoard(q, regions, { from: month, to: month, by: [...groupBy] })
  const many = rows.filter((row) => isKnown(row) && row.numbers.complaints >= limits.surgeMin)
  if (many.length === 0) return []
  const everything = { from: addMonths(month, -60), to: month }
  const everybody = monthly(await readBoard(q, regions, { ...everything, by: [] }))
  const found: FoundWarning[] = []
  for (const row of many) {
    const { field, organ, region, numbers } = row
    const own = monthly(await readBoard(q, regions, { ...everything, field, organ, region, by: [] }))
    const baseline = seasonalBaseline(own, everybody, month)
    if (baseline === undefined || !isSurge(numbers.complaints, baseline, limits)) continue
    const figures = { 件数: numbers.complaints, 季节基准: Math.round(baseline * 10) / 10 }
    found.push(ofGroup('surge', month, row, { from: month, to: month }, 'complaints', figures))
  }
  return found
}

function monthly({ months }: { readonly months: readonly { month: string; numbers: { complaints: number } }[] }) {
  return new Map(months.map((each) => [each.month, each.numbers.complaints])) satisfies MonthlyCounts
}

/** Running limits of open cases with a quarter of their time left or none (domain.md §7). */
export async function limitWarnings(q: Queryable, now: Date): Promise<FoundWarning[]> {
  const rows = await q.query<{ id: string; region: string; handlerIds: string[] | null; running: unknown }>(
    `SELECT c.id, c.doc ->> 'region' AS region, c.doc -> 'handlerIds' AS "handlerIds", l.value AS running
     FROM entity c CROSS JOIN LATERAL jsonb_each(c.doc -> 'limits') l
     WHERE c.type = 'supervisionCase' AND c.doc ->> 'stage' NOT IN ('closed', 'archived') AND NOT c.deleted
       AND l.value ->> 'doneAt' IS NULL AND l.value ->> 'stoppedAt' IS NULL`,
  )
  return rows.flatMap(({ id, region, handlerIds, running }): FoundWarning[] => {
    const { kind, from, dueAt } = limit.parse(running)
    const state = limitState({ from, dueAt }, now)
    if (state !== 'near' && state !== 'overdue') return []
    return [
      {
        id: warningId('caseLimit', id, kind, dueAt),
        kind: 'caseLimit',
        severity: state === 'overdue' ? 'red' : 'amber',
        region,
        handlerIds: handlerIds ?? [],
        evidence: { type: 'case', caseId: id, limit: kind, dueAt },
        figures: {},
      },
    ]
  })
}
