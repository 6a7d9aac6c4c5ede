import type { WorkOrder } from '#shared/domain/work-order'
import type { IntakeStore, PreparedOrder, UpsertCounts } from '../intake-store'
import { mergeOrder, newOrder } from '../merge-order'

/** The port kept in memory, as the server's store keeps it: idempotent, a batch whole or not at all. For tests only. */
export class MemoryIntakeStore implements IntakeStore {
  readonly orders = new Map<string, WorkOrder>()
  readonly batches: number[] = []
  private readonly hashes = new Map<string, string>()
  /** The number of the batch that fails, from 1. */
  failAt = 0

  async upsertOrders(source: string, orders: readonly PreparedOrder[]): Promise<UpsertCounts> {
    this.batches.push(orders.length)
    if (this.batches.length === this.failAt) throw new Error('the store failed')
    const counts = { created: 0, updated: 0, unchanged: 0 }
    const stamp = { at: '2026-11-24T00:00:00.000Z', by: `intake:${source}` }
    for (const order of orders) {
      const key = `${source}/${order.orderNo}`
      const stored = this.orders.get(key)
      if (this.hashes.get(key) === order.contentHash) counts.unchanged += 1
      else {
        counts[stored ? 'updated' : 'created'] += 1
        this.orders.set(key, stored ? mergeOrder(stored, order, stamp) : newOrder(order, key, stamp))
        this.hashes.set(key, order.contentHash)
      }
    }
    return counts
  }
}
