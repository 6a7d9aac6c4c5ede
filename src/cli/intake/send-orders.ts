import { addCounts, batches, jsonBytes } from '#server/intake/run-intake'
import { type IntakeResult, intakeResult, maxBatchOrders, type WorkOrderDraft } from '#shared/intake/work-order-input'
import { askJson } from '../server-client'
import type { IntakeTarget } from './intake-target'

export interface Sending<T> {
  /** Something that stands for the order when it is rejected: its row, its number. */
  readonly of: T
  readonly order: WorkOrderDraft
}

export interface SendingResult<T> {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: readonly { readonly of: T; readonly field: string; readonly reason: string }[]
}

/**
 * Sends orders in batches, one after another. A batch is written whole or not at all; when one fails this throws, those
 * before it stay, and sending everything again goes over them as unchanged.
 */
export async function sendOrders<T>(
  target: IntakeTarget,
  orders: Iterable<Sending<T>>,
  onProgress: (sent: number, total: Omit<SendingResult<T>, 'rejected'>) => void,
): Promise<SendingResult<T>> {
  let counts = { created: 0, updated: 0, unchanged: 0 }
  let sent = 0
  const rejected: { of: T; field: string; reason: string }[] = []
  for await (const batch of batches(orders, maxBatchOrders, ({ order }) => jsonBytes(order))) {
    const result = await sendBatch(
      target,
      batch.map(({ order }) => order),
    )
    counts = addCounts(counts, result)
    for (const { index, field, reason } of result.rejected) {
      const sending = batch[index]
      if (sending) rejected.push({ of: sending.of, field, reason })
    }
    sent += batch.length
    onProgress(sent, counts)
  }
  return { ...counts, rejected }
}

function sendBatch({ address, key }: IntakeTarget, orders: readonly WorkOrderDraft[]): Promise<IntakeResult> {
  const headers = { authorization: `Bearer ${key}` }
  return askJson(address, { path: '/intake/v1/work-orders', body: { orders }, headers }, intakeResult)
}
