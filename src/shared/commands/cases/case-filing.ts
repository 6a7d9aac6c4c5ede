import { z } from 'zod'
import { entityId } from '../../domain/common'
import { defaultLimits } from '../../domain/limit'
import { endCaseLimit, startCaseLimit, startTriage } from '../case-limits'
import { refuse } from '../engine/command'
import { needOther, needStage, onCase } from '../guards'
import { needFileable, needHandlersFit } from './case-handlers'
import { defineCaseCommand } from './define-case-command'

const proposeInput = z.object({
  caseId: entityId,
  handlerIds: z.array(entityId).min(2, '立案须确定两名以上承办人').max(5).meta({ title: '承办人' }),
  reason: z.string().trim().min(1, '请写明立案理由').max(2000).meta({ title: '立案理由' }),
  /** Each handler declared to have no interest in the matter. */
  noInterest: z.literal(true, '须确认承办人与本案无利害关系').meta({ title: '无利害关系' }),
})

/** Asks the reviewer to file the case: ≥ 2 handlers without 利害关系 (domain.md §4, `file`). */
export const caseProposeFiling = defineCaseCommand<z.infer<typeof proposeInput>>({
  type: 'case.proposeFiling',
  input: proposeInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'triage'),
      (found) => (found.filing?.state === 'proposed' ? refuse('cases.filingProposed') : undefined),
      (found) => needFileable(found, ctx),
    ),
  check: (found, i, ctx) => needHandlersFit(i.handlerIds, found, ctx),
  apply({ set, tx, case: found }, i, ctx) {
    set('filing', {
      proposedBy: ctx.actor.userId,
      proposedAt: ctx.now.toISOString(),
      reason: i.reason,
      noInterest: i.noInterest,
      state: 'proposed',
    })
    set('handlerIds', [...new Set(i.handlerIds)])
    endCaseLimit(tx, found, 'triage', ctx)
    startCaseLimit(tx, i.caseId, 'filing', defaultLimits.filing, ctx)
    return { note: i.reason }
  },
})

const fileInput = z.object({
  caseId: entityId,
  opinion: z.string().trim().min(1, '请填写审批意见').max(2000).meta({ title: '审批意见' }),
})

/** The reviewer's approval files the case: it goes into review, and its clock starts. */
export const caseFile = defineCaseCommand<z.infer<typeof fileInput>>({
  type: 'case.file',
  input: fileInput,
  offered: (tx, caseId, ctx) => filingDecision(tx, caseId, ctx),
  apply({ set, tx, case: found }, i, ctx) {
    decideFiling(set, 'approved', i.opinion, ctx.actor.userId, ctx.now)
    set('stage', 'review')
    endCaseLimit(tx, found, 'filing', ctx)
    startCaseLimit(tx, i.caseId, 'review', defaultLimits.review, ctx)
    return { note: i.opinion }
  },
})

/** The reviewer sends the proposal back with his reason. */
export const caseReturnFiling = defineCaseCommand<z.infer<typeof fileInput>>({
  type: 'case.returnFiling',
  input: fileInput,
  offered: (tx, caseId, ctx) => filingDecision(tx, caseId, ctx),
  apply({ set, tx, case: found }, i, ctx) {
    decideFiling(set, 'returned', i.opinion, ctx.actor.userId, ctx.now)
    set('handlerIds', [])
    endCaseLimit(tx, found, 'filing', ctx)
    startTriage(tx, i.caseId, found, ctx)
    return { note: i.opinion }
  },
})

function decideFiling(
  set: (path: string, to: unknown) => void,
  state: string,
  opinion: string,
  by: string,
  now: Date,
): void {
  set('filing.state', state)
  set('filing.opinion', opinion)
  set('filing.reviewerId', by)
  set('filing.reviewedAt', now.toISOString())
}

function filingDecision(tx: Parameters<typeof onCase>[0], caseId: string, ctx: Parameters<typeof onCase>[2]) {
  return onCase(
    tx,
    caseId,
    ctx,
    ['reviewer'],
    (found) => needStage(found, 'triage'),
    (found) => (found.filing?.state === 'proposed' ? undefined : refuse('cases.filingNotProposed')),
    (found) => needOther(ctx, [...found.handlerIds, found.filing?.proposedBy], '立案审批'),
  )
}
