import { z } from 'zod'
import { entityId } from '../../domain/common'
import { raiseFlags, reportedFlags } from '../cases/case-flags'
import { defineCommand, firstRefusal } from '../engine/command'
import { needOpenCase, needRole, onCase } from '../guards'
import { acceptLead, needOpenLead } from './lead-state'

const input = z.object({ caseId: entityId, orderId: entityId })

/** Adds a lead to a running case about the same matter (domain.md §4: `accept` joins one). */
export const caseJoin = defineCommand<z.infer<typeof input>>({
  type: 'case.join',
  version: 1,
  input,
  entities: (i) => [
    { type: 'supervisionCase', id: i.caseId },
    { type: 'workOrder', id: i.orderId },
  ],
  subject: (i) => ({ type: 'workOrder', id: i.orderId }),
  offered: (tx, orderId, ctx) =>
    firstRefusal(
      () => needRole(ctx, 'officer'),
      () => needOpenLead(tx, orderId),
    ),
  check: (tx, i, ctx) => onCase(tx, i.caseId, ctx, ['officer'], needOpenCase),
  apply(tx, i, ctx) {
    const found = tx.get('supervisionCase', i.caseId)
    if (!found) return
    tx.add({ type: 'supervisionCase', id: i.caseId }, 'orderIds', [i.orderId])
    acceptLead(tx, i.orderId, 'merged', i.caseId, ctx)
    raiseFlags(tx, found, reportedFlags([tx.get('workOrder', i.orderId)]), ctx)
    tx.record({ caseId: i.caseId, region: found.region, orderId: i.orderId })
  },
})
