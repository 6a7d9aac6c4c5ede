import type { Population } from '#shared/domain/callback-sample'
import { endOfCivilDate, startOfCivilDate } from '#shared/domain/civil-date'
import { type EntityRef, entityKey } from '#shared/domain/entities'
import type { Submission } from '#shared/domain/submission'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { SupervisionOrder } from '#shared/domain/supervision-order'
import type { SupervisionBundle, SupervisionDesk } from '../../data/desk-worker-api-supervision'
import type { ColumnTable } from '../columns/column-table'
import type { OrderRow } from '../columns/order-columns'
import type { LocalStore } from '../store/local-store'
import type { StoreReadTx } from '../store/store-read-tx'
import { veiledOrder } from './order-veil'

export interface SupervisionDeskParts {
  readonly store: LocalStore
  readonly workOrders: ColumnTable<OrderRow>
  /** Rows that do not come to this user by themselves. */
  readonly want: (refs: readonly EntityRef[]) => Promise<unknown>
  readonly organId: () => string
  readonly pending: () => ReadonlySet<string>
}

/** The queries of 督办 and of a department's inbox, over the store of whoever asks. */
export function supervisionDesk(parts: () => SupervisionDeskParts): SupervisionDesk {
  return {
    supervisionOrders: () => parts().store.read((tx) => tx.allOf('supervisionOrder')),
    supervisionBundle: async (id) => {
      const { store, want, pending } = parts()
      await want(await store.read((tx) => aboutOf(tx, id)))
      return store.read((tx) => readBundle(tx, id, pending()))
    },
    submissionsOfCase: (caseId) =>
      parts().store.read(async (tx) => (await tx.allOf('submission')).filter((one) => one.caseId === caseId)),
    departmentInbox: () =>
      parts().store.read(async (tx) => {
        const own = parts().organId()
        return {
          documents: (await tx.allOf('officialDocument')).filter(
            ({ addresseeOrganId, guestOrganIds }) => addresseeOrganId === own || guestOrganIds?.includes(own),
          ),
          orders: (await tx.allOf('supervisionOrder')).filter(({ targetOrganId }) => targetOrganId === own),
          submissions: (await tx.allOf('submission')).filter(({ organId }) => organId === own),
        }
      }),
    callbackSamples: () =>
      parts().store.read(async (tx) => (await tx.allOf('callbackSample')).sort((a, b) => (a.id < b.id ? 1 : -1))),
    callbackPopulation: async (from, until) => populationOf(parts().workOrders, from, until),
    sampledOrders: async (sampleId) => {
      const { store, want } = parts()
      const row = await store.read((tx) => tx.row({ type: 'callbackSample', id: sampleId }))
      const strata = (row?.doc as { strata?: { drawn: string[] }[] } | undefined)?.strata ?? []
      const refs = strata.flatMap(({ drawn }) => drawn.map((id) => ({ type: 'workOrder' as const, id })))
      await want(refs)
      const rows = await store.read((tx) => tx.rows(refs))
      return rows.map(({ doc }) => veiledOrder(doc))
    },
  }
}

/** What an order presses for: its case, and the hotline's order. */
async function aboutOf(tx: StoreReadTx, id: string): Promise<EntityRef[]> {
  const order = (await tx.row({ type: 'supervisionOrder', id }))?.doc as SupervisionOrder | undefined
  const { caseId, workOrderId } = order ?? {}
  return [
    ...(caseId ? [{ type: 'supervisionCase' as const, id: caseId }] : []),
    ...(workOrderId ? [{ type: 'workOrder' as const, id: workOrderId }] : []),
  ]
}

async function readBundle(
  tx: StoreReadTx,
  id: string,
  pending: ReadonlySet<string>,
): Promise<SupervisionBundle | undefined> {
  const ref = { type: 'supervisionOrder', id } as const
  const order = (await tx.row(ref))?.doc as SupervisionOrder | undefined
  if (!order) return undefined
  const { caseId, workOrderId } = order
  const home = caseId ? ((await tx.row({ type: 'supervisionCase', id: caseId }))?.doc as SupervisionCase) : undefined
  const about = workOrderId ? (await tx.row({ type: 'workOrder', id: workOrderId }))?.doc : undefined
  const orders = await tx.rows((home?.orderIds ?? []).map((orderId) => ({ type: 'workOrder', id: orderId })))
  const documents = caseId ? await tx.ofCase('officialDocument', caseId) : []
  const papers = documents.filter(({ supervisionOrderId }) => supervisionOrderId === id)
  const subjects = new Set([id, ...papers.map((paper) => paper.id)])
  return {
    order,
    case: home,
    workOrder: about && veiledOrder(about),
    orders: orders.map(({ doc }) => veiledOrder(doc)),
    documents,
    papers,
    submissions: (await tx.allOf('submission')).filter((one: Submission) => subjects.has(one.about.id)),
    pending: pending.has(entityKey(ref)),
  }
}

function populationOf(orders: ColumnTable<OrderRow>, from: string, until: string): Population {
  const [first, last] = [startOfCivilDate(from).toISOString(), endOfCivilDate(until).toISOString()]
  const population: Record<string, string[]> = {}
  for (const row of orders.rows) {
    if (!row?.replied || !row.organId || row.receivedAt < first || row.receivedAt > last) continue
    const ids = population[row.organId] ?? []
    ids.push(row.id)
    population[row.organId] = ids
  }
  return population
}
