import { z } from 'zod'
import { code, entityId, shortText } from '../../domain/common'
import { startTriage } from '../case-limits'
import { defineCommand, firstRefusal, refuse } from '../engine/command'
import { needCode, needRole } from '../guards'
import { caseSeries } from '../numbers'
import { newCase } from './new-case'

const input = z.object({
  caseId: entityId,
  title: shortText.meta({ title: '案件名称' }),
  origin: code.meta({ title: '案件来源' }),
  originNote: z.string().trim().min(1).max(2000).meta({ title: '来源说明' }),
  region: code.meta({ title: '所属区域' }),
  respondentOrganId: entityId.optional(),
  graveImpact: z.boolean().default(false),
})

/** Opens a case of another origin than a work order (domain.md §4, `open`). */
export const caseOpen = defineCommand<z.infer<typeof input>>({
  type: 'case.open',
  version: 1,
  input,
  entities: (i) => [{ type: 'supervisionCase', id: i.caseId }],
  subject: (i) => ({ type: 'supervisionCase', id: i.caseId }),
  offered: (_tx, _id, ctx) => needRole(ctx, 'officer'),
  check: (tx, i, ctx) =>
    firstRefusal(
      () => (tx.get('supervisionCase', i.caseId) ? refuse('cases.caseExists') : undefined),
      () => (i.origin === 'workOrder' ? refuse('cases.originIsOrder') : undefined),
      () => needCode(ctx, 'caseOrigin', i.origin),
      () => needCode(ctx, 'region', i.region),
    ),
  series: (_tx, _i, ctx) => caseSeries(ctx.actor.organId, ctx),
  apply(tx, i, ctx) {
    const flags = { graveImpact: i.graveImpact, enterprise: false, confidential: false }
    tx.create(
      'supervisionCase',
      newCase(tx, ctx, {
        id: i.caseId,
        title: i.title,
        origin: i.origin,
        originNote: i.originNote,
        orderIds: [],
        region: i.region,
        respondentOrganId: i.respondentOrganId,
        flags,
      }),
    )
    startTriage(tx, i.caseId, { flags }, ctx)
    tx.record({ caseId: i.caseId, region: i.region, note: i.originNote })
  },
})
