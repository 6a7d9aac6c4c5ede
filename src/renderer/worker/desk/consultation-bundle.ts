import type { Consultation } from '#shared/domain/consultation'
import { entityKey } from '#shared/domain/entities'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { ConsultationBundle } from '../../data/desk-worker-api'
import type { StoreReadTx } from '../store/store-read-tx'
import { veiledOrder } from './order-veil'

/** The latest meeting first. */
export async function readConsultations(tx: StoreReadTx): Promise<readonly Consultation[]> {
  const found = await tx.allOf('consultation')
  return found.sort((a, b) =>
    a.scheduledOn === b.scheduledOn ? (a.id < b.id ? 1 : -1) : a.scheduledOn < b.scheduledOn ? 1 : -1,
  )
}

export async function readConsultation(
  tx: StoreReadTx,
  id: string,
  pending: ReadonlySet<string>,
): Promise<ConsultationBundle | undefined> {
  const ref = { type: 'consultation', id } as const
  const row = await tx.row(ref)
  if (!row) return undefined
  const consultation = row.doc as Consultation
  const cases = await tx.rows(consultation.caseIds.map((caseId) => ({ type: 'supervisionCase', id: caseId })))
  const orderIds = new Set(cases.flatMap(({ doc }) => (doc as SupervisionCase).orderIds))
  const orders = await tx.rows([...orderIds].map((orderId) => ({ type: 'workOrder', id: orderId })))
  return {
    consultation,
    cases: cases.map(({ doc }) => doc as SupervisionCase),
    orders: orders.map(({ doc }) => veiledOrder(doc)),
    documents: await tx.ofCase('officialDocument', consultation.caseId),
    pending: pending.has(entityKey(ref)),
  }
}
