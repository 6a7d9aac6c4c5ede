import { UNMASKED_FOR_MS, unmaskedText, unmaskFieldLabels } from '#shared/domain/reporter-privacy'
import type { UnmaskLog } from '#shared/domain/unmask-log'
import type { WorkOrder } from '#shared/domain/work-order'
import { DeskError } from '#shared/messages/catalogue'
import { revealPath, revealRequest, revealResponse } from '#shared/sync/reveal-protocol'
import type { DeskApp, Services } from '../http/services'
import type { Queryable } from '../storage/db'
import { maySee } from '../sync/may-see'

/**
 * A field that the user's client does not hold. The command `order.unmask` came first, so that the record and its guard
 * stand before the field; whoever lost sight of the order meanwhile learns nothing.
 */
export function mountReveal(app: DeskApp, { auth, clock, db }: Services): void {
  app.route({
    method: 'POST',
    url: revealPath,
    schema: { tags: ['sync'], body: revealRequest, response: { 200: revealResponse } },
    handler: async (request, reply) => {
      const { userId } = await auth.requireUser(request)
      const { logId, unmaskId } = request.body
      const log = await docOf<UnmaskLog>(db, 'unmaskLog', logId)
      const entry = log?.userId === userId ? log.entries.find(({ id }) => id === unmaskId) : undefined
      if (!entry) throw new DeskError('privacy.notSent')
      if (clock.now().getTime() > new Date(entry.at).getTime() + UNMASKED_FOR_MS) throw new DeskError('privacy.over')
      const order = await docOf<WorkOrder>(db, 'workOrder', entry.orderId)
      if (!order || !(await maySee(db, userId, 'workOrder', order.id)))
        throw new DeskError('general.notFound', { what: '工单' })
      const text = unmaskedText(order, entry.field)
      if (text === '') throw new DeskError('privacy.nothing', { field: unmaskFieldLabels[entry.field] })
      return reply.header('cache-control', 'no-store').send({ text })
    },
  })
}

async function docOf<T>(db: Queryable, type: string, id: string): Promise<T | undefined> {
  const [row] = await db.query<{ doc: T }>('SELECT doc FROM entity WHERE type = $1 AND id = $2 AND NOT deleted', [
    type,
    id,
  ])
  return row?.doc
}
