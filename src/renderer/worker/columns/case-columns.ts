import { endOfCivilDate, startOfCivilDate } from '#shared/domain/civil-date'
import { awaitsFilingCorrection, awaitsLegalCorrection, reviewerTask } from '#shared/domain/reviewer-task'
import { searchable } from '#shared/domain/search-text'
import { isSuspended, runningTracks } from '#shared/domain/stages'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { CaseMark, CaseQuery, CaseWait, ReviewQuery } from '../../data/desk-worker-api'
import type { ListSpec } from './column-query'

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
  readonly enforcementType: string
  readonly issues: readonly string[]
  readonly patterns: readonly string[]
  readonly origin: string
  readonly mode: string
  readonly bureauId: string
  readonly createdAt: string
  readonly closedAt: string
  readonly closing: string
  /** Marks an officer filters by: suspended, grave impact, enterprise, confidential, a track that runs. */
  readonly marks: readonly CaseMark[]
  readonly groupId: string
  readonly groupName: string
  readonly waitsFor: CaseWait | ''
  /** Who asked for the filing: he does not decide on it. */
  readonly proposedBy: string
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
    enforcementType: found.enforcementType ?? '',
    issues: found.issues ?? [],
    patterns: found.patterns ?? [],
    origin: found.origin,
    mode: found.mode ?? '',
    bureauId: found.jurisdictionOrganId,
    createdAt: found.createdAt,
    closedAt: found.closing?.at ?? '',
    closing: found.closing?.kind ?? '',
    marks: marksOf(found),
    groupId: found.similarGroup?.id ?? '',
    groupName: found.similarGroup?.name ?? '',
    waitsFor: waitOf(found),
    proposedBy: found.filing?.proposedBy ?? '',
  }
}

function waitOf(found: SupervisionCase): CaseWait | '' {
  if (awaitsFilingCorrection(found)) return 'filingCorrection'
  return awaitsLegalCorrection(found) ? 'legalCorrection' : reviewerTask(found)
}

export function caseText(found: SupervisionCase): string {
  return searchable(found.caseNo, found.title, found.originNote, found.notes, found.party?.name)
}

function marksOf(found: SupervisionCase): CaseMark[] {
  const { flags } = found
  const marks: (CaseMark | false)[] = [
    isSuspended(found) && 'suspended',
    flags.graveImpact && 'graveImpact',
    flags.enterprise && 'enterprise',
    flags.confidential && 'confidential',
    runningTracks(found).length > 0 && 'tracks',
  ]
  return marks.filter((mark) => mark !== false)
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
      const { enforcementType, issue, pattern, origin, mode, bureauId, mark, groupId, closing } = query
      const plain = [enforcementType, issue, pattern, origin, mode, bureauId, mark, groupId, closing]
      const days = [query.openedFrom, query.openedTo, query.closedFrom, query.closedTo]
      const known = [handlerId, field, level, region, respondentOrganId, overdueOnly, query.toReview]
      if (![...plain, ...days, ...known].some(Boolean)) return undefined
      const present = now().toISOString()
      const opened = between(query.openedFrom, query.openedTo)
      const closed = between(query.closedFrom, query.closedTo)
      return (row) =>
        (!enforcementType || row.enforcementType === enforcementType) &&
        (!issue || row.issues.includes(issue)) &&
        (!pattern || row.patterns.includes(pattern)) &&
        (!origin || row.origin === origin) &&
        (!mode || row.mode === mode) &&
        (!bureauId || row.bureauId === bureauId) &&
        (!mark || row.marks.includes(mark as CaseMark)) &&
        (!groupId || row.groupId === groupId) &&
        (!closing || row.closing === closing) &&
        opened(row.createdAt) &&
        closed(row.closedAt) &&
        (!handlerId || isHandledBy(row, handlerId)) &&
        (!query.toReview || isToReview(row, query.toReview)) &&
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
      createdAt: (row) => row.createdAt,
      closedAt: (row) => row.closedAt,
    },
    chinese: new Set(['title']),
    firstSort: { by: 'updatedAt', descending: true },
  }
}

/** Whether an instant lies in days that were both counted in; nothing asked lets everything through. */
function between(from: string | undefined, to: string | undefined): (instant: string) => boolean {
  if (!from && !to) return () => true
  const first = from ? startOfCivilDate(from).toISOString() : ''
  const last = to ? endOfCivilDate(to).toISOString() : '~'
  return (instant) => instant !== '' && instant >= first && instant <= last
}

/** Who handles a case, or asked for its filing, does not review it. */
function isToReview({ waitsFor, handlerIds, proposedBy }: CaseRow, { task, by }: ReviewQuery): boolean {
  const wanted = task ? waitsFor === task : waitsFor === 'filing' || waitsFor === 'legalReview'
  return wanted && !handlerIds.includes(by) && proposedBy !== by
}

/** Until a case is filed it has no handlers, and is the work of whoever took it in. */
export function isHandledBy(row: Pick<CaseRow, 'handlerIds' | 'createdBy'>, userId: string): boolean {
  return row.handlerIds.includes(userId) || (row.handlerIds.length === 0 && row.createdBy === userId)
}
