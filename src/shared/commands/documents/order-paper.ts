import type { EntityRef } from '../../domain/entities'
import type { Refusal } from '../../messages/catalogue'
import { type ReadTx, refuse } from '../engine/command'
import { orderRef } from '../supervision/define-supervision-command'
import { papersOf } from '../supervision/supervision-documents'

export { orderRef }

/** The supervision order that a command on a document changes too, where the document belongs to one. */
export function orderRefs({ supervisionOrderId }: { readonly supervisionOrderId?: string | undefined }): EntityRef[] {
  return supervisionOrderId === undefined ? [] : [orderRef(supervisionOrderId)]
}

/** A paper is drafted from an order of the same case that it can carry, or urge. */
export function needFittingOrder(
  tx: ReadTx,
  id: string,
  paper: { readonly kind: string; readonly caseId: string; readonly addresseeOrganId?: string | undefined },
): Refusal | undefined {
  const order = tx.get('supervisionOrder', id)
  if (!order || order.caseId !== paper.caseId) return refuse('general.notFound', { what: '督办事项' })
  const fitting = papersOf(order)
  const same = fitting.includes(paper.kind) && paper.addresseeOrganId === order.targetOrganId
  return same ? undefined : refuse('supervision.paperNotFitting')
}
