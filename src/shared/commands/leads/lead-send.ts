import { z } from 'zod'
import { entityId, shortText } from '../../domain/common'
import { forwardParts, forwardProblem, sendForward } from '../cases/case-forward'
import { closeWithGuidance, guidanceParts } from '../cases/case-guide'
import type { CaseEdit } from '../cases/define-case-command'
import { type CommandContext, defineCommand, type Tx } from '../engine/command'
import { needCode } from '../guards'
import { caseSeries } from '../numbers'
import { leadEntities, leadOffered, newCaseProblem, openFromLeads } from './case-accept'

const leadParts = { caseId: entityId, orderId: entityId, title: shortText.meta({ title: '案件名称' }) }

const forwardInput = z.object({ ...leadParts, ...forwardParts })

/** 转送 from the list of leads: accepts the lead and forwards its case, in one step (one number, one entry). */
export const leadForward = defineCommand<z.infer<typeof forwardInput>>({
  type: 'lead.forward',
  version: 1,
  input: forwardInput,
  entities: (i) => leadEntities(i.caseId, [i.orderId]),
  subject: (i) => ({ type: 'workOrder', id: i.orderId }),
  offered: leadOffered,
  check: (tx, i, ctx) => newCaseProblem(tx, i.caseId, [i.orderId]) ?? forwardProblem(i, ctx.actor.organId, ctx),
  series: (_tx, _i, ctx) => caseSeries(ctx.actor.organId, ctx),
  apply(tx, i, ctx) {
    const edit = opened(tx, i, ctx)
    if (!edit) return
    sendForward(edit, i, ctx)
    tx.record({ caseId: i.caseId, region: edit.case.region, orderId: i.orderId, note: i.note })
  },
})

const guideInput = z.object({ ...leadParts, ...guidanceParts })

/** 告知法定途径 from the list of leads: accepts the lead and closes its case with that answer, in one step. */
export const leadGuide = defineCommand<z.infer<typeof guideInput>>({
  type: 'lead.guide',
  version: 1,
  input: guideInput,
  entities: (i) => leadEntities(i.caseId, [i.orderId]),
  subject: (i) => ({ type: 'workOrder', id: i.orderId }),
  offered: leadOffered,
  check: (tx, i, ctx) => newCaseProblem(tx, i.caseId, [i.orderId]) ?? needCode(ctx, 'remedyRoute', i.route),
  series: (_tx, _i, ctx) => caseSeries(ctx.actor.organId, ctx),
  apply(tx, i, ctx) {
    const edit = opened(tx, i, ctx)
    if (!edit) return
    closeWithGuidance(edit, i, [i.orderId], ctx)
    tx.record({ caseId: i.caseId, region: edit.case.region, orderId: i.orderId, note: i.text })
  },
})

/** The lead's case just opened, as an edit that the steps of a case go on with. */
function opened(
  tx: Tx,
  i: { caseId: string; orderId: string; title: string },
  ctx: CommandContext,
): CaseEdit | undefined {
  openFromLeads(tx, { caseId: i.caseId, orderIds: [i.orderId], title: i.title }, ctx)
  const found = tx.get('supervisionCase', i.caseId)
  if (!found) return undefined
  const ref = { type: 'supervisionCase', id: i.caseId } as const
  return { case: found, tx, set: (path, to) => tx.set(ref, path, to) }
}
