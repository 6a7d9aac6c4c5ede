import type { Consultation } from '#shared/domain/consultation'
import { type MaterialSection, materialPeriod, meetingMaterial } from '#shared/domain/meeting-material'
import type { ColumnTable } from '../columns/column-table'
import type { DeskColumns } from '../columns/desk-columns'
import type { StoreReadTx } from '../store/store-read-tx'

/** The materials of a 双周会商, from the lists in memory and the few entities that are read whole. */
export async function readMaterial(
  tx: StoreReadTx,
  columns: DeskColumns,
  id: string,
  now: Date,
): Promise<MaterialSection[]> {
  const consultations = await tx.allOf('consultation')
  const meeting = consultations.find((each) => each.id === id)
  if (!meeting) return []
  const sources = {
    orders: present(columns.workOrder),
    cases: present(columns.supervisionCase),
    supervisionOrders: await tx.allOf('supervisionOrder'),
    consultations: consultations.filter((each: Consultation) => each.region === meeting.region),
  }
  return meetingMaterial(sources, materialPeriod(meeting, consultations), now)
}

function* present<R extends { readonly id: string }>(table: ColumnTable<R>): Generator<R> {
  for (const row of table.rows) if (row) yield row
}
