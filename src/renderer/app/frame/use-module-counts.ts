import { inboxItems } from '#shared/domain/department-inbox'
import { isPushInTrouble } from '#shared/domain/share-push'
import { openStages } from '#shared/domain/stages'
import { urgencyOf } from '#shared/domain/supervision-order'
import type { WorkCalendar } from '#shared/domain/work-calendar'
import type { DeskWorker, SessionUser } from '../../data/desk-worker-api'
import { useLive, useReference, useSession, useSyncStatus } from '../../data/hooks'
import { statusesWaitingFor } from '../../ui/status/waiting-statuses'
import type { ModuleKey } from './modules'

/** For each module how much waits for me, by my roles. */
export function useModuleCounts(): Partial<Record<ModuleKey, number>> {
  const session = useSession()
  const { attention } = useSyncStatus()
  const { calendar } = useReference()
  const counts = useLive(
    `module counts ${session.userId}`,
    ['orders', 'cases', 'documents', 'supervision', 'sharing'],
    (desk) => countsOf(desk, session, calendar),
    { inBackground: true },
  ).value
  return { ...counts, sync: attention }
}

const NONE = { offset: 0, limit: 0 } as const

async function countsOf(
  desk: DeskWorker,
  { userId, roles }: SessionUser,
  calendar: WorkCalendar,
): Promise<Partial<Record<ModuleKey, number>>> {
  const statuses = statusesWaitingFor(roles)
  const department = roles.includes('departmentOperator') || roles.includes('departmentLeader')
  const officer = roles.includes('officer')
  const [leads, mine, toReview, requests, documents, inbox, supervision, pushes] = await Promise.all([
    roles.includes('officer') ? desk.listOrders({ ...NONE, leadState: 'open' }) : undefined,
    desk.listCases({ ...NONE, handlerId: userId, stage: [...openStages] }),
    roles.includes('reviewer') ? desk.listCases({ ...NONE, toReview: { by: userId } }) : undefined,
    roles.includes('government') ? desk.governmentRequests() : undefined,
    statuses.length > 0 ? desk.listDocuments({ ...NONE, status: statuses }) : undefined,
    department ? desk.departmentInbox() : undefined,
    officer ? desk.supervisionOrders() : undefined,
    roles.includes('admin') ? desk.sharePushes() : undefined,
  ])
  const waiting =
    inbox && inboxItems(inbox, calendar).filter(({ state }) => state === 'toAcknowledge' || state === 'toAnswer')
  // What came back is ours to check; what is overdue, ours to press for.
  const pressing = supervision?.filter((order) => ['verify', 'overdue'].includes(urgencyOf(order, new Date())))
  return {
    leads: leads?.total,
    cases: mine.total + (toReview?.total ?? 0),
    government: requests?.filter(({ state }) => state === 'toApprove' || state === 'toIssue').length,
    documents: documents?.total,
    inbox: waiting?.length,
    supervision: pressing?.length,
    pushes: pushes?.filter(isPushInTrouble).length,
  }
}
