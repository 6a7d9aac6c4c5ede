import type { EntityOf, EntityType } from '#shared/domain/entities'
import { veiledRaw, veiledReporter } from '#shared/domain/reporter-privacy'
import type { WorkOrder } from '#shared/domain/work-order'

/** An order as it leaves the worker: no page holds what nobody has given a reason to see. */
export function veiledOrder(doc: object): WorkOrder {
  // The store only ever holds documents that passed the schema of their type.
  const order = doc as WorkOrder
  // The region's copy has no `raw` at all.
  return { ...order, reporter: veiledReporter(order.reporter), raw: veiledRaw(order.raw ?? {}) }
}

export function veiled<T extends EntityType>(type: T, doc: object): EntityOf<T> {
  return (type === 'workOrder' ? veiledOrder(doc) : doc) as EntityOf<T>
}
