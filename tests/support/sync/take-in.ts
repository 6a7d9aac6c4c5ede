import { type RegisteredOrder, SqlIntakeStore } from '#server/sync/intake-store'
import { testOrder } from '#shared/commands/testing/test-order'
import type { WorkOrder } from '#shared/domain/work-order'
import type { TestServer } from '../test-server'

/** A flagged order as the hotline registers it. */
export function registered(orderNo: string, change: Partial<WorkOrder> = {}): RegisteredOrder {
  const {
    id: _id,
    source: _source,
    createdAt: _at,
    createdBy: _by,
    updatedAt: _uat,
    updatedBy: _uby,
    ...order
  } = testOrder(orderNo, change)
  return { ...order, orderNo, handlingOrganId: change.handlingOrganId }
}

/** Puts orders into a running server's store as intake does; returns their ids. */
export async function takeIn(server: TestServer, orders: readonly RegisteredOrder[]): Promise<string[]> {
  const store = new SqlIntakeStore(server.services.db, () => server.clock.now())
  return (await store.upsertOrders('test', orders)).map(({ id }) => id)
}
