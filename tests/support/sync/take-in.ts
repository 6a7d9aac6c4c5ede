import { docHash } from '#server/audit/audit-chain'
import type { PreparedOrder } from '#server/intake/intake-store'
import type { Db } from '#server/storage/db'
import { SqlIntakeStore } from '#server/sync/intake-store'
import { testOrder } from '#shared/commands/testing/test-order'
import type { WorkOrder } from '#shared/domain/work-order'

/** A flagged order as the hotline registers it. */
export function registered(orderNo: string, change: Partial<WorkOrder> = {}): PreparedOrder {
  const { id, createdAt, createdBy, updatedAt, updatedBy, ...order } = testOrder(orderNo, change)
  const prepared = { ...order, orderNo, handlingOrganId: change.handlingOrganId }
  return { ...prepared, contentHash: docHash(prepared) }
}

/** Puts orders into a store as intake does. */
export function takeIn(db: Db, now: () => Date, orders: readonly PreparedOrder[]) {
  return new SqlIntakeStore(db, now).upsertOrders('test', orders)
}
