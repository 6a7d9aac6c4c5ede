import { readFile } from 'node:fs/promises'
import type { WorkOrderDraft } from '#shared/intake/work-order-input'
import { seedOrders } from '../../../src/cli/intake/seed-orders'

/** Made-up orders, one a line, in a file and in memory. */
export async function orderFile(file: string, count: number, seed: string): Promise<WorkOrderDraft[]> {
  await seedOrders({ cases: count, seed: Number(seed), leads: 0.1, out: file })
  const text = await readFile(file, 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as WorkOrderDraft)
}
