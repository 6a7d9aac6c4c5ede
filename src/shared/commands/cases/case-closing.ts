import { z } from 'zod'
import { code, entityId } from '../../domain/common'
import { defaultLimits } from '../../domain/limit'
import { withRemedyNotice } from '../../domain/remedy-notice'
import { isFiled } from '../../domain/stages'
import { type CaseStage, closingKind, type SupervisionCase } from '../../domain/supervision-case'
import { isExamined, isFoundWrong } from '../../domain/wrong-findings'
import { endCaseLimit, endCaseLimits, startCaseLimit, startTriage } from '../case-limits'
import { type CommandContext, firstRefusal, refuse } from '../engine/command'
import { needCode, needHandler, needNoConflict, needStage, onCase } from '../guards'
import { needCheckers, rectificationProblem } from './case-rectification'
import { needTracksEnded } from './case-tracks'
import { defineCaseCommand } from './define-case-command'
import { reviewAnew } from './new-round'

const replyInput = z
  .object({
    caseId: entityId,
    orderIds: z.array(entityId).max(500),
    via: z.enum(['hotline', 'letter', 'none']).meta({ title: '答复方式' }),
    text: z.string().trim().max(4000).default('').meta({ title: '答复内容' }),
    noneReason: z.string().trim().max(500).default('').meta({ title: '不答复的理由' }),
  })
  .refine((i) => i.via === 'none' || i.text !== '', { path: ['text'], message: '请填写答复内容' })
  .refine((i) => i.via !== 'none' || i.noneReason !== '', {
    path: ['noneReason'],
    message: '匿名等无法答复的，须写明理由',
  })

/** The answer to the reporter, through the hotline; no case closes without it (domain.md §4). */
export const caseReply = defineCaseCommand<z.infer<typeof replyInput>>({
  type: 'case.reply',
  input: replyInput,
  also: (i) => i.orderIds.map((id) => ({ type: 'workOrder', id })),
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) =>
        needStage(
          found,
          'triage',
          'forwarded',
          'review',
          'rectifying',
          'verifying',
          'escalating',
          'decided',
          'accountable',
        ),
      (found) => needHandler(ctx, found),
    ),
  check: (found, i) => (sameIds(i.orderIds, found.orderIds) ? undefined : refuse('cases.ordersChanged')),
  apply({ set, tx, case: found }, i, ctx) {
    const at = ctx.now.toISOString()
    const by = ctx.actor.userId
    const text = withRemedyNotice(i.text)
    endCaseLimit(tx, found, 'reply', ctx)
    set('answer', { text, via: i.via, noneReason: i.noneReason || undefined, at, by })
    if (i.via === 'hotline') {
      for (const id of i.orderIds) tx.set({ type: 'workOrder', id }, 'caseReply', { text, at, by })
    }
    return { note: text || i.noneReason }
  },
})

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}

const closeInput = z.object({
  caseId: entityId,
  kind: closingKind
    .extract(['noViolation', 'corrected', 'accountable', 'answered', 'refused'])
    .meta({ title: '结案方式' }),
  reason: z.string().trim().min(1, '请写明结案理由').max(4000).meta({ title: '结案理由' }),
  /** 已改正 is checked on the spot by two. */
  checkedBy: z.array(entityId).max(10).default([]).meta({ title: '复查人' }),
  outcome: z
    .object({
      kinds: z.array(code).max(20).default([]),
      refunded: z.number().nonnegative().max(1e12).default(0),
      accountable: z.number().int().nonnegative().max(10_000).default(0),
      summary: z.string().trim().max(4000).default(''),
    })
    .optional()
    .meta({ title: '监督成效' }),
})

/** The other ways of closing have commands of their own. */
type ClosedByHand = z.infer<typeof closeInput>['kind']

/** From which stage each way of closing leads out (domain.md §4). */
const closingStages: Readonly<Record<ClosedByHand, readonly CaseStage[]>> = {
  noViolation: ['review'],
  corrected: ['verifying'],
  accountable: ['accountable'],
  answered: ['forwarded'],
  refused: ['escalating'],
}

export function closingKinds(stage: CaseStage): readonly ClosedByHand[] {
  return (Object.keys(closingStages) as ClosedByHand[]).filter((kind) => closingStages[kind].includes(stage))
}

export const caseClose = defineCaseCommand<z.infer<typeof closeInput>>({
  type: 'case.close',
  input: closeInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'forwarded', 'review', 'verifying', 'escalating', 'accountable'),
      (found) => needHandler(ctx, found),
      needNoConflict,
      needTracksEnded,
      (found) => (found.answer ? undefined : refuse('cases.answerMissing')),
    ),
  check: (found, i, ctx) =>
    firstRefusal(
      () => needStage(found, ...closingStages[i.kind]),
      () => closingProblem(found, i, ctx),
      ...(i.outcome?.kinds ?? []).map((kind) => () => needCode(ctx, 'outcome', kind)),
    ),
  apply({ set, tx, case: found }, i, ctx) {
    if (i.outcome) set('outcome', i.outcome)
    set('closing', {
      kind: i.kind,
      reason: i.reason,
      checkedBy: i.checkedBy,
      at: ctx.now.toISOString(),
      by: ctx.actor.userId,
    })
    set('stage', 'closed')
    endCaseLimits(tx, found, ctx)
    return { note: i.reason }
  },
})

function closingProblem(found: SupervisionCase, i: z.infer<typeof closeInput>, ctx: CommandContext) {
  switch (i.kind) {
    case 'noViolation':
      if (isFoundWrong(found)) return refuse('cases.violationFound')
      return isExamined(found) ? undefined : refuse('cases.notExamined')
    case 'corrected': {
      const unfit = needCheckers(i.checkedBy, found, ctx)
      if (unfit) return unfit
      if (!i.outcome || i.outcome.summary === '') return refuse('cases.outcomeMissing')
      return rectificationProblem(found)
    }
    case 'refused':
      return found.refusal?.kind === 'refused' ? undefined : refuse('cases.notRefusedByGovernment')
    case 'accountable':
    case 'answered':
      return undefined
  }
}

const reopenInput = z.object({
  caseId: entityId,
  ground: code.meta({ title: '重启事由' }),
  reason: z.string().trim().min(1, '请写明重启理由').max(2000).meta({ title: '理由' }),
})

/**
 * A closed case goes back into review with a ground, by the reviewer, with new clocks. One that was never filed has no
 * handlers and no review to go back to: it is judged anew, and filed or sent on like any other.
 */
export const caseReopen = defineCaseCommand<z.infer<typeof reopenInput>>({
  type: 'case.reopen',
  input: reopenInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['reviewer'],
      (found) => needStage(found, 'closed', 'archived'),
      (found) => (found.mergedInto ? refuse('cases.mergedAway') : undefined),
    ),
  check: (_found, i, ctx) => needCode(ctx, 'reopenGround', i.ground),
  apply(edit, i, ctx) {
    const { set, tx, case: found } = edit
    tx.append({ type: 'supervisionCase', id: i.caseId }, 'reopenings', {
      ground: i.ground,
      reason: i.reason,
      at: ctx.now.toISOString(),
      by: ctx.actor.userId,
    })
    set('answer', undefined)
    set('closing', undefined)
    if (isFiled(found)) {
      reviewAnew(edit)
      startCaseLimit(tx, i.caseId, 'review', defaultLimits.review, ctx)
    } else {
      set('stage', 'triage')
      if (found.filing) set('filing', undefined)
      startTriage(tx, i.caseId, found, ctx)
    }
    return { note: i.reason }
  },
})
