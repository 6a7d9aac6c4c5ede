import type { WorkOrderInput } from '#shared/intake/work-order-input'
import { maxBatchOrders } from '#shared/intake/work-order-input'
import type { IntakeStore, PreparedOrder, UpsertCounts } from './intake-store'

const nothing: UpsertCounts = { created: 0, updated: 0, unchanged: 0 }

/**
 * Writes any number of orders in batches the store takes in one transaction each. A batch that fails throws; those
 * before it stay, and a second run goes over them as unchanged.
 */
export async function runIntake(
  store: IntakeStore,
  source: string,
  orders: Iterable<PreparedOrder> | AsyncIterable<PreparedOrder>,
  onProgress: (total: UpsertCounts) => void = () => {},
): Promise<UpsertCounts> {
  let total = nothing
  for await (const batch of batches(orders, maxBatchOrders)) {
    total = addCounts(total, await store.upsertOrders(source, batch))
    onProgress(total)
  }
  return total
}

export function addCounts(a: UpsertCounts, b: UpsertCounts): UpsertCounts {
  return { created: a.created + b.created, updated: a.updated + b.updated, unchanged: a.unchanged + b.unchanged }
}

/** Leave room below the server's limit for a request, whatever the texts weigh. */
const maxBatchBytes = 1_500_000

/** Cuts a stream into batches of at most `size` members, and of at most `bytes` where a weight is given. */
export async function* batches<T>(
  items: Iterable<T> | AsyncIterable<T>,
  size: number,
  weigh?: (item: T) => number,
): AsyncGenerator<T[]> {
  let batch: T[] = []
  let weight = 0
  for await (const item of items) {
    const own = weigh?.(item) ?? 0
    if (batch.length >= size || (batch.length > 0 && weight + own > maxBatchBytes)) {
      yield batch
      batch = []
      weight = 0
    }
    batch.push(item)
    weight += own
  }
  if (batch.length > 0) yield batch
}

export function jsonBytes(input: WorkOrderInput | object): number {
  return Buffer.byteLength(JSON.stringify(input))
}
