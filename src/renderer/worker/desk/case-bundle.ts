import type { EntityRef } from '#shared/domain/entities'
import { entityKey } from '#shared/domain/entities'
import type { OfficialDocument } from '#shared/domain/official-document'
import { ownFile } from '#shared/domain/own-file'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { SupervisionOrder } from '#shared/domain/supervision-order'
import type { CaseBundle } from '../../data/desk-worker-api'
import type { StoreReadTx } from '../store/store-read-tx'
import { veiledOrder } from './order-veil'

/** All parts of a case but what is known of them besides the store. */
export type CaseParts = Omit<CaseBundle, 'pending'>

/** All parts of a case as of one moment. */
export async function readCaseParts(tx: StoreReadTx, caseId: string): Promise<CaseParts | undefined> {
  const row = await tx.row({ type: 'supervisionCase', id: caseId })
  const found = (row?.doc as SupervisionCase | undefined) ?? (await fileOf(tx, caseId))
  if (!found) return undefined
  // Asked for together: a round through the store takes longer than what is read in it.
  const [orders, own, shared, actions, conflicts, attachments, inspections, supervision] = await Promise.all([
    tx.rows(found.orderIds.map((id) => ({ type: 'workOrder', id }))),
    tx.ofCase('officialDocument', caseId),
    sharedOpinion(tx, found),
    tx.ofCase('caseAction', caseId),
    tx.ofCase('conflict', caseId),
    tx.ofCase('attachment', caseId),
    tx.ofCase('inspection', caseId),
    tx.rows(supervisionRefs(found)),
  ])
  return inOrder({
    case: found,
    orders: orders.map(({ doc }) => veiledOrder(doc)),
    documents: [...own, ...shared.filter(({ id }) => own.every((each) => each.id !== id))],
    actions,
    attachments,
    inspections,
    supervisionOrders: supervision.map(({ doc }) => doc as SupervisionOrder),
    conflicts,
  })
}

/** A document of no case has a file of its own, under the id of the document that it began with. */
async function fileOf(tx: StoreReadTx, documentId: string): Promise<SupervisionCase | undefined> {
  const row = await tx.row({ type: 'officialDocument', id: documentId })
  return row && ownFile(row.doc as OfficialDocument)
}

/** Each list in order of time. */
export function inOrder(parts: CaseParts): CaseParts {
  return {
    ...parts,
    documents: [...parts.documents].sort(byTime(({ createdAt }) => createdAt)),
    actions: [...parts.actions].sort(byTime(({ at }) => at)),
    attachments: [...parts.attachments].sort(byTime(({ createdAt }) => createdAt)),
    inspections: [...parts.inspections].sort(byTime(({ plannedOn }) => plannedOn)),
    supervisionOrders: [...parts.supervisionOrders].sort(byTime(({ createdAt }) => createdAt)),
    conflicts: [...parts.conflicts].sort(byTime(({ mineAt }) => mineAt)),
  }
}

/** The parts as the page gets them, with what of them waits to be sent. */
export function bundleOf(parts: CaseParts, pending: ReadonlySet<string>): CaseBundle {
  const refs: EntityRef[] = [
    { type: 'supervisionCase', id: parts.case.id },
    ...parts.orders.map(({ id }) => ({ type: 'workOrder' as const, id })),
    ...parts.documents.map(({ id }) => ({ type: 'officialDocument' as const, id })),
    ...parts.actions.map(({ id }) => ({ type: 'caseAction' as const, id })),
    ...parts.conflicts.map(({ id }) => ({ type: 'conflict' as const, id })),
    ...parts.attachments.map(({ id }) => ({ type: 'attachment' as const, id })),
  ]
  return { ...parts, pending: refs.filter((ref) => pending.has(entityKey(ref))).map(({ id }) => id) }
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
