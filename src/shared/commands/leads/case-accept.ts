import { z } from 'zod'
import { entityId, shortText } from '../../domain/common'
import { defaultLimits } from '../../domain/limit'
import { startCaseLimit } from '../case-limits'
import { newCase } from '../cases/new-case'
import { defineCommand, firstRefusal, refuse } from '../engine/command'
import { needRole } from '../guards'
import { caseSeries } from '../numbers'
import { acceptLead, needOpenLead } from './lead-state'

const input = z.object({
  caseId: entityId,
  /** The first order gives the case its region and text; the others are reports of the same matter. */
  orderIds: z.array(entityId).min(1).max(100),
  title: shortText.meta({ title: '案件名称' }),
  respondentOrganId: entityId.optional(),
  graveImpact: z.boolean().default(false),
})

/** Takes leads in and opens their case in triage (domain.md §4, `accept`). */
export const caseAccept = defineCommand<z.infer<typeof input>>({
  type: 'case.accept',
  version: 1,
  input,
  entities: (i) => [
    { type: 'supervisionCase', id: i.caseId },
    ...i.orderIds.map((id) => ({ type: 'workOrder' as const, id })),
  ],
  subject: (i) => ({ type: 'workOrder', id: i.orderIds[0] ?? '' }),
  offered: (tx, orderId, ctx) =>
    firstRefusal(
      () => needRole(ctx, 'officer'),
      () => needOpenLead(tx, orderId),
    ),
  check: (tx, i) => {
    if (tx.get('supervisionCase', i.caseId)) return refuse('cases.caseExists')
    return firstRefusal(...i.orderIds.map((id) => () => needOpenLead(tx, id)))
  },
  series: (_tx, _i, ctx) => caseSeries(ctx.actor.organId, ctx),
  apply(tx, i, ctx) {
    const first = tx.get('workOrder', i.orderIds[0] ?? '')
    if (!first) return
    const orders = i.orderIds.map((id) => tx.get('workOrder', id))
    const enterprise = orders.some((order) => order?.reporter.isEnterprise)
    tx.create(
      'supervisionCase',
      newCase(tx, ctx, {
        id: i.caseId,
        title: i.title,
        origin: 'workOrder',
        originNote: '',
        orderIds: [...i.orderIds],
        region: first.region,
        respondentOrganId: i.respondentOrganId ?? first.handlingOrganId,
        flags: {
          graveImpact: i.graveImpact,
          enterprise,
          confidential: orders.some((order) => order?.reporter.confidential),
        },
      }),
    )
    for (const orderId of i.orderIds) acceptLead(tx, orderId, 'accepted', i.caseId, ctx)
    startCaseLimit(tx, i.caseId, 'triage', enterprise ? defaultLimits.triageUrgent : defaultLimits.triage, ctx)
    tx.record({ caseId: i.caseId, region: first.region, orderId: first.id })
  },
})
