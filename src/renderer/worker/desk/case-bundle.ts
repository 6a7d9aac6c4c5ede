import type { EntityRef } from '#shared/domain/entities'
import { entityKey } from '#shared/domain/entities'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { SupervisionOrder } from '#shared/domain/supervision-order'
import type { CaseBundle } from '../../data/desk-worker-api'
import type { StoreReadTx } from '../store/store-read-tx'
import { veiledOrder } from './order-veil'

/** All parts of a case as of one moment; actions and documents in order of time. */
export async function readCaseBundle(
  tx: StoreReadTx,
  caseId: string,
  pending: ReadonlySet<string>,
): Promise<CaseBundle | undefined> {
  const row = await tx.row({ type: 'supervisionCase', id: caseId })
  if (!row) return undefined
  const found = row.doc as SupervisionCase
  const orders = await tx.rows(found.orderIds.map((id) => ({ type: 'workOrder', id })))
  const documents = [...(await tx.ofCase('officialDocument', caseId)), ...(await sharedOpinion(tx, found))]
  const actions = await tx.ofCase('caseAction', caseId)
  const conflicts = await tx.ofCase('conflict', caseId)
  const attachments = await tx.ofCase('attachment', caseId)
  const inspections = await tx.ofCase('inspection', caseId)
  const ofCase = await tx.rows(supervisionRefs(found))
  const supervisionOrders = ofCase.map(({ doc }) => doc as SupervisionOrder)
  const parts: EntityRef[] = [
    { type: 'supervisionCase', id: caseId },
    ...orders,
    ...documents.map(({ id }) => ({ type: 'officialDocument' as const, id })),
    ...actions.map(({ id }) => ({ type: 'caseAction' as const, id })),
    ...conflicts.map(({ id }) => ({ type: 'conflict' as const, id })),
    ...attachments.map(({ id }) => ({ type: 'attachment' as const, id })),
  ]
  return {
    case: found,
    orders: orders.map(({ doc }) => veiledOrder(doc)),
    documents: documents.sort(byTime(({ createdAt }) => createdAt)),
    actions: actions.sort(byTime(({ at }) => at)),
    attachments: attachments.sort(byTime(({ createdAt }) => createdAt)),
    inspections: inspections.sort(byTime(({ plannedOn }) => plannedOn)),
    supervisionOrders: supervisionOrders.sort(byTime(({ createdAt }) => createdAt)),
    conflicts: conflicts.sort(byTime(({ mineAt }) => mineAt)),
    pending: parts.filter((ref) => pending.has(entityKey(ref))).map(({ id }) => id),
    rev: row.rev,
  }
}

/** The opinion of another case of the group that serves this one too: it belongs to what is read and filed here. */
async function sharedOpinion(tx: StoreReadTx, found: SupervisionCase): Promise<readonly OfficialDocument[]> {
  if (!found.sharedOpinion || !found.opinionId) return []
  const row = await tx.row({ type: 'officialDocument', id: found.opinionId })
  return row ? [row.doc as OfficialDocument] : []
}

/** Each 督办 of a case runs as a track of it, which tells it from the thousands of others. */
function supervisionRefs({ tracks = {} }: SupervisionCase): { type: 'supervisionOrder'; id: string }[] {
  return Object.values(tracks).flatMap(({ kind, refId }) =>
    kind === 'supervision' && refId ? [{ type: 'supervisionOrder' as const, id: refId }] : [],
  )
}

/** By time; of the same moment by id, which a UUIDv7 makes the order of making. */
function byTime<T extends { readonly id: string }>(timeOf: (entry: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [timeOf(a), timeOf(b)]
    if (left !== right) return left < right ? -1 : 1
    return a.id < b.id ? -1 : 1
  }
}
