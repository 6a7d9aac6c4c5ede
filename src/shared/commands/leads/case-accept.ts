import { z } from 'zod'
import { code, entityId, shortText } from '../../domain/common'
import { startTriage } from '../case-limits'
import { reportedFlags } from '../cases/case-flags'
import { newCase } from '../cases/new-case'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse, type Tx } from '../engine/command'
import { needCode, needCodes, needRole } from '../guards'
import { caseSeries } from '../numbers'
import { acceptLead, needOpenLead } from './lead-state'

/** The first judgement, made while the lead is read; it can be changed in triage like any other. */
const classification = z.object({
  field: code.optional().meta({ title: '执法领域' }),
  enforcementType: code.optional().meta({ title: '执法类型' }),
  level: code.optional().meta({ title: '等级' }),
  issues: z.array(code).max(50).default([]).meta({ title: '问题类型' }),
  patterns: z.array(code).max(10).default([]).meta({ title: '事项类别' }),
  reason: z.string().trim().min(1, '请写明研判理由').max(2000).meta({ title: '研判理由' }),
})
type Classification = z.infer<typeof classification>

const input = z.object({
  caseId: entityId,
  /** The first order gives the case its region and text; the others are reports of the same matter. */
  orderIds: z.array(entityId).min(1).max(100),
  title: shortText.meta({ title: '案件名称' }),
  respondentOrganId: entityId.optional(),
  graveImpact: z.boolean().default(false),
  classification: classification.optional(),
})

/** Takes leads in and opens their case in triage (domain.md §4, `accept`). */
export const caseAccept = defineCommand<z.infer<typeof input>>({
  type: 'case.accept',
  version: 1,
  input,
  entities: (i) => leadEntities(i.caseId, i.orderIds),
  subject: (i) => ({ type: 'workOrder', id: i.orderIds[0] ?? '' }),
  offered: leadOffered,
  check: (tx, i, ctx) => newCaseProblem(tx, i.caseId, i.orderIds) ?? classificationProblem(i.classification, ctx),
  series: (_tx, _i, ctx) => caseSeries(ctx.actor.organId, ctx),
  apply(tx, i, ctx) {
    const region = openFromLeads(tx, i, ctx)
    if (region === undefined) return
    tx.record({ caseId: i.caseId, region, orderId: i.orderIds[0], note: i.classification?.reason })
  },
})

export const leadEntities = (caseId: string, orderIds: readonly string[]) => [
  { type: 'supervisionCase' as const, id: caseId },
  ...orderIds.map((id) => ({ type: 'workOrder' as const, id })),
]

export function leadOffered(tx: ReadTx, orderId: string, ctx: CommandContext) {
  return firstRefusal(
    () => needRole(ctx, 'officer'),
    () => needOpenLead(tx, orderId),
  )
}

export function newCaseProblem(tx: ReadTx, caseId: string, orderIds: readonly string[]) {
  if (tx.get('supervisionCase', caseId)) return refuse('cases.caseExists')
  return firstRefusal(...orderIds.map((id) => () => needOpenLead(tx, id)))
}

function classificationProblem(judged: Classification | undefined, ctx: CommandContext) {
  if (!judged) return undefined
  return firstRefusal(
    () => needCode(ctx, 'field', judged.field),
    () => needCode(ctx, 'enforcementType', judged.enforcementType),
    () => needCode(ctx, 'level', judged.level),
    () => needCodes(ctx, 'issue', judged.issues),
    () => needCodes(ctx, 'patterns', judged.patterns),
  )
}

interface FromLeads {
  readonly caseId: string
  readonly orderIds: readonly string[]
  readonly title: string
  readonly respondentOrganId?: string | undefined
  readonly graveImpact?: boolean
  readonly classification?: Classification | undefined
}

/**
 * Opens the case of some leads in triage; `accept` does only that, `forward` and `guide` on a lead go on with it.
 * @returns the region of the case; undefined where the first order is not there
 */
export function openFromLeads(tx: Tx, i: FromLeads, ctx: CommandContext): string | undefined {
  const first = tx.get('workOrder', i.orderIds[0] ?? '')
  if (!first) return undefined
  const orders = i.orderIds.map((id) => tx.get('workOrder', id))
  const flags = { graveImpact: i.graveImpact ?? false, ...reportedFlags(orders) }
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
      flags,
      ...(i.classification && judgedParts(i.classification, ctx)),
    }),
  )
  for (const orderId of i.orderIds) acceptLead(tx, orderId, 'accepted', i.caseId, ctx)
  startTriage(tx, i.caseId, { level: i.classification?.level, flags }, ctx)
  return first.region
}

function judgedParts({ reason, ...parts }: Classification, ctx: CommandContext) {
  return {
    ...parts,
    ...(parts.level === 'major' && { mode: 'focus' }),
    judgement: { by: ctx.actor.userId, at: ctx.now.toISOString(), reason },
  }
}
