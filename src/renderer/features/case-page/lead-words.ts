import type { WorkOrder } from '#shared/domain/work-order'

/** The words for which intake held an order to be a lead. */
export function leadWords(order: Pick<WorkOrder, 'lead'>): string[] {
  return [...new Set((order.lead?.reasons ?? []).flatMap(({ words }) => words))]
}
