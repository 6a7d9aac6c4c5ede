import type { Attachment } from '#shared/domain/attachment'
import { entityKey } from '#shared/domain/entities'
import type { Inspection } from '#shared/domain/inspection'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { InspectionBundle } from '../../data/desk-worker-api-inspections'
import type { StoreReadTx } from '../store/store-read-tx'

/** The latest first. */
export function latestFirst(found: readonly Inspection[]): readonly Inspection[] {
  return [...found].sort((a, b) => (a.plannedOn + a.id < b.plannedOn + b.id ? 1 : -1))
}

export async function readInspection(
  tx: StoreReadTx,
  id: string,
  pending: ReadonlySet<string>,
): Promise<InspectionBundle | undefined> {
  const ref = { type: 'inspection', id } as const
  const row = await tx.row(ref)
  if (!row) return undefined
  const inspection = row.doc as Inspection
  const home = await tx.row({ type: 'supervisionCase', id: inspection.caseId })
  const attachments = await tx.attachmentsOf(id)
  const keys = [entityKey(ref), ...attachments.map((file) => entityKey({ type: 'attachment', id: file.id }))]
  return {
    inspection,
    ...(home ? { case: home.doc as SupervisionCase } : {}),
    attachments: attachments.sort(byTime),
    pending: keys.some((key) => pending.has(key)),
  }
}

/** Ids are UUIDv7: the order of adding, which a server that took them in at one moment does not change. */
const byTime = (a: Attachment, b: Attachment): number => (a.id < b.id ? -1 : 1)
