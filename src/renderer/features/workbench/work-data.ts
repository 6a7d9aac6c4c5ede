import { openStages } from '#shared/domain/stages'
import type {
  CaseColumns,
  DeskWorker,
  DocumentColumns,
  ListWindow,
  OrderColumns,
  SessionUser,
} from '../../data/desk-worker-api'
import { statusesWaitingFor } from '../../ui/status/waiting-statuses'
import type { SupervisionSource } from './arrange-supervision'
import { type WaitingTransfer, waitingTransfers } from './waiting-transfers'

export interface WorkData {
  readonly mine: readonly CaseColumns[]
  readonly unassigned: readonly CaseColumns[]
  /** Proposed for filing, and for this user to decide on. */
  readonly toApprove: readonly CaseColumns[]
  /** In review, and ready for the legal review of this user. */
  readonly toReview: readonly CaseColumns[]
  readonly escalated: readonly CaseColumns[]
  readonly toHandle: ListWindow<DocumentColumns> | undefined
  readonly onTheirWay: readonly DocumentColumns[]
  readonly leads: ListWindow<OrderColumns> | undefined
  readonly supervision: SupervisionSource
  /** 移送 that wait for this user. */
  readonly transfers: readonly WaitingTransfer[]
}

const byDue = { sort: { by: 'dueAt', descending: false } } as const
const MOST = 300

/** What a user has to do, by his roles, in one round of questions. */
export async function workData(desk: DeskWorker, { userId, roles }: SessionUser): Promise<WorkData> {
  const officer = roles.includes('officer')
  const statuses = statusesWaitingFor(roles)
  const [
    mine,
    triage,
    toReview,
    escalated,
    toHandle,
    onTheirWay,
    leads,
    warnings,
    consultations,
    campaigns,
    transfers,
  ] = await Promise.all([
    desk.listCases({ offset: 0, limit: MOST, handlerId: userId, stage: [...openStages], ...byDue }),
    officer ? desk.listCases({ offset: 0, limit: MOST, stage: ['triage'], ...byDue }) : undefined,
    roles.includes('reviewer')
      ? desk.listCases({ offset: 0, limit: MOST, toReview: { by: userId }, ...byDue })
      : undefined,
    roles.includes('government')
      ? desk.listCases({ offset: 0, limit: MOST, stage: ['escalating'], ...byDue })
      : undefined,
    statuses.length > 0 ? desk.listDocuments({ offset: 0, limit: 8, status: statuses }) : undefined,
    officer ? desk.listDocuments({ offset: 0, limit: 20, status: ['inReview', 'approved'] }) : undefined,
    officer ? desk.listOrders({ offset: 0, limit: 6, leadState: 'open' }) : undefined,
    desk.warnings(),
    desk.consultations(),
    desk.campaigns(),
    desk.transfersOf(),
  ])
  const reviews = toReview?.rows ?? []
  return {
    mine: mine.rows,
    unassigned: triage?.rows.filter((found) => found.handlerIds.length === 0) ?? [],
    toApprove: reviews.filter(({ waitsFor }) => waitsFor === 'filing'),
    toReview: reviews.filter(({ waitsFor }) => waitsFor === 'legalReview'),
    escalated: escalated?.rows ?? [],
    toHandle,
    onTheirWay: onTheirWay?.rows ?? [],
    leads,
    supervision: { warnings, consultations, campaigns },
    transfers: waitingTransfers(transfers, userId, roles),
  }
}
