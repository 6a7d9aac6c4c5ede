import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { CaseQuery } from '../../data/desk-worker-api'
import type { ListSpec } from './column-query'
import { searchable } from './search-text'

/** What lists of cases need of a case. */
export interface CaseRow {
  readonly id: string
  readonly caseNo: string
  readonly title: string
  readonly stage: string
  readonly respondentOrganId: string
  readonly field: string
  readonly level: string
  readonly region: string
  readonly handlerIds: readonly string[]
  readonly createdBy: string
  readonly orders: number
  readonly dueKind: string
  readonly dueFrom: string
  readonly dueAt: string
  readonly updatedAt: string
  readonly conflicts: number
}

export function caseRow(found: SupervisionCase): CaseRow {
  const due = nearestLimit(found)
  return {
    id: found.id,
    caseNo: found.caseNo ?? '',
    title: found.title,
    stage: found.stage,
    respondentOrganId: found.respondentOrganId ?? '',
    field: found.field ?? '',
    level: found.level ?? '',
    region: found.region,
    handlerIds: found.handlerIds ?? [],
    createdBy: found.createdBy,
    orders: found.orderIds.length,
    dueKind: due?.kind ?? '',
    dueFrom: due?.from ?? '',
    dueAt: due?.dueAt ?? '',
    updatedAt: found.updatedAt,
    conflicts: found.openConflictIds?.length ?? 0,
  }
}

export function caseText(found: SupervisionCase): string {
  return searchable(found.caseNo, found.title, found.originNote, found.notes, found.party?.name)
}

/** Of the limits that run; a masked case shows none. */
function nearestLimit({ limits }: SupervisionCase) {
  return Object.values(limits ?? {})
    .filter(({ doneAt, stoppedAt }) => !doneAt && !stoppedAt)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0]
}

/** `now` is the present by the server's clock; cases without a limit come last when sorted by it. */
export function caseSpec(now: () => Date): ListSpec<CaseRow, CaseQuery> {
  return {
    group: (row) => row.stage,
    wantedGroups: ({ stage }) => (stage === undefined ? undefined : new Set(stage)),
    condition(query) {
      const { handlerId, field, level, region, respondentOrganId, overdueOnly } = query
      if (!handlerId && !field && !level && !region && !respondentOrganId && !overdueOnly) return undefined
      const present = now().toISOString()
      return (row) =>
        (!handlerId || isHandledBy(row, handlerId)) &&
        (!field || row.field === field) &&
        (!level || row.level === level) &&
        (!region || row.region === region) &&
        (!respondentOrganId || row.respondentOrganId === respondentOrganId) &&
        (!overdueOnly || (row.dueAt !== '' && row.dueAt < present))
    },
    organId: (row) => row.respondentOrganId,
    sortBy: {
      updatedAt: (row) => row.updatedAt,
      caseNo: (row) => row.caseNo,
      stage: (row) => row.stage,
      field: (row) => row.field,
      level: (row) => row.level,
      region: (row) => row.region,
      orders: (row) => row.orders,
      conflicts: (row) => row.conflicts,
      dueAt: (row) => row.dueAt || '~',
      title: (row) => row.title,
    },
    chinese: new Set(['title']),
    firstSort: { by: 'updatedAt', descending: true },
  }
}

/** Until a case is filed it has no handlers, and is the work of whoever took it in. */
export function isHandledBy(row: Pick<CaseRow, 'handlerIds' | 'createdBy'>, userId: string): boolean {
  return row.handlerIds.includes(userId) || (row.handlerIds.length === 0 && row.createdBy === userId)
}
