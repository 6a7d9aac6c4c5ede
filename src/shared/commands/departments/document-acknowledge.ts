import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { entityId } from '../../domain/common'
import { serve } from '../documents/document-delivery'
import { orderRefs } from '../documents/order-paper'
import { type CommandContext, defineCommand, refuse, type Tx } from '../engine/command'
import { orderRef } from '../supervision/define-supervision-command'
import { addressedOf, behindOf, onAddressed } from './addressed'

const documentInput = z.object({
  documentId: entityId,
  caseId: entityId,
  deliveryId: entityId,
  supervisionOrderId: entityId.optional(),
})

const documentOf = (id: string) => ({ type: 'officialDocument', id }) as const

/** 签收 by the addressee itself: an electronic service, which starts the clock as any other does. */
export const documentAcknowledge = defineCommand<z.infer<typeof documentInput>>({
  type: 'document.acknowledge',
  version: 1,
  input: documentInput,
  entities: (i) => [documentOf(i.documentId)],
  // The order that it carries is not the addressee's to see before it is served.
  behind: (i) => [...behindOf(i), ...orderRefs(i)],
  subject: (i) => documentOf(i.documentId),
  offered: (tx, id, ctx) => {
    const found = addressedOf(tx, documentOf(id))
    const refusal = onAddressed(found, ctx)
    return refusal ?? (found.document?.status === 'issued' ? undefined : refuse('departments.acknowledged'))
  },
  check: (tx, i) => {
    const document = tx.get('officialDocument', i.documentId)
    const same = document?.caseId === i.caseId && document.supervisionOrderId === i.supervisionOrderId
    return same ? undefined : refuse('departments.notAddressed')
  },
  apply(tx, i, ctx) {
    const document = tx.get('officialDocument', i.documentId)
    if (!document) return
    const organ = ctx.ref.organ(ctx.actor.organId)?.name ?? ''
    const delivery = {
      id: i.deliveryId,
      method: 'electronic' as const,
      servedOn: civilDateOf(ctx.now),
      receiver: `${organ}${ctx.actor.name}`,
      proof: '收文单位在工作台签收',
      receipt: '',
      receiptFiles: [],
    }
    const set = (path: string, to: unknown) => tx.set(documentOf(document.id), path, to)
    const found = tx.get('supervisionCase', i.caseId)
    if (!found) {
      // On the addressee's own screen: what follows in the case is not his to see.
      tx.append(documentOf(document.id), 'deliveries', delivery)
      set('status', 'delivered')
      return
    }
    const setCase = (path: string, to: unknown) => tx.set({ type: 'supervisionCase', id: found.id }, path, to)
    serve({ document, case: found, tx, set, setCase }, delivery, ctx)
    if (i.supervisionOrderId) acknowledgeOrder(tx, i.supervisionOrderId, ctx)
    tx.record({ caseId: found.id, region: found.region, documentId: document.id, note: delivery.receiver })
  },
})

const orderInput = z.object({ supervisionOrderId: entityId, caseId: entityId.optional() })

/** 签收 of an order that was given by the desk alone. */
export const supervisionAcknowledge = defineCommand<z.infer<typeof orderInput>>({
  type: 'supervision.acknowledge',
  version: 1,
  input: orderInput,
  entities: (i) => [orderRef(i.supervisionOrderId)],
  behind: behindOf,
  subject: (i) => orderRef(i.supervisionOrderId),
  offered: (tx, id, ctx) => {
    const found = addressedOf(tx, orderRef(id))
    const refusal = onAddressed(found, ctx)
    return refusal ?? (found.order?.acknowledgement ? refuse('departments.acknowledged') : undefined)
  },
  check: (tx, i) =>
    tx.get('supervisionOrder', i.supervisionOrderId)?.caseId === i.caseId
      ? undefined
      : refuse('departments.notAddressed'),
  apply(tx, i, ctx) {
    acknowledgeOrder(tx, i.supervisionOrderId, ctx)
    const home = i.caseId === undefined ? undefined : tx.get('supervisionCase', i.caseId)
    const title = tx.get('supervisionOrder', i.supervisionOrderId)?.title ?? ''
    if (home) tx.record({ caseId: home.id, region: home.region, note: title })
  },
})

function acknowledgeOrder(tx: Tx, id: string, { actor, now }: CommandContext): void {
  const found = tx.get('supervisionOrder', id)
  if (!found || found.acknowledgement) return
  tx.set(orderRef(id), 'acknowledgement', { by: actor.userId, name: actor.name, at: now.toISOString() })
}
