import { openStages } from '#shared/domain/stages'
import type { DeskWorker, SessionUser } from '../../data/desk-worker-api'
import { useLive, useSession, useSyncStatus } from '../../data/hooks'
import { statusesWaitingFor } from '../../ui/status/waiting-statuses'
import type { ModuleKey } from './modules'

/** For each module how much waits for me, by my roles. */
export function useModuleCounts(): Partial<Record<ModuleKey, number>> {
  const session = useSession()
  const { attention } = useSyncStatus()
  const counts = useLive(`module counts ${session.userId}`, ['orders', 'cases', 'documents'], (desk) =>
    countsOf(desk, session),
  ).value
  return { ...counts, sync: attention }
}

const NONE = { offset: 0, limit: 0 } as const

async function countsOf(desk: DeskWorker, { userId, roles }: SessionUser): Promise<Partial<Record<ModuleKey, number>>> {
  const statuses = statusesWaitingFor(roles)
  const [leads, mine, filings, documents] = await Promise.all([
    roles.includes('officer') ? desk.listOrders({ ...NONE, leadState: 'open' }) : undefined,
    desk.listCases({ ...NONE, handlerId: userId, stage: [...openStages] }),
    roles.includes('government') ? desk.listCases({ ...NONE, stage: ['escalating'] }) : undefined,
    statuses.length > 0 ? desk.listDocuments({ ...NONE, status: statuses }) : undefined,
  ])
  return { leads: leads?.total, cases: mine.total + (filings?.total ?? 0), documents: documents?.total }
}
