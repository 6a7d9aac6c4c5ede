import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, code, entityId } from '../../domain/common'
import { isFiled, isSuspended } from '../../domain/stages'
import type { SupervisionCase } from '../../domain/supervision-case'
import { endCaseLimits, resumeCaseLimits, stopCaseLimits } from '../case-limits'
import { firstRefusal, refuse } from '../engine/command'
import { needCode, needNoConflict, needOpenCase, needOther, needRunning, onCase } from '../guards'
import { paperOfEarlier, rectifyPaper, rectifyPaperRefs } from '../rectify-paper'
import { needTracksEnded } from './case-tracks'
import { defineCaseCommand } from './define-case-command'

function needFiled(found: SupervisionCase) {
  return needOpenCase(found) ?? (isFiled(found) ? undefined : refuse('cases.notFiled'))
}

const suspendInput = z.object({
  caseId: entityId,
  ground: code.meta({ title: '中止理由' }),
  reason: z.string().trim().min(1, '请写明中止的具体情况').max(2000).meta({ title: '具体情况' }),
  until: civilDate.optional().meta({ title: '预计恢复日期' }),
})

/** 中止 stops the clocks until the case is resumed (domain.md §4). */
export const caseSuspend = defineCaseCommand<z.infer<typeof suspendInput>>({
  type: 'case.suspend',
  input: suspendInput,
  offered: (tx, caseId, ctx) =>
    onCase(tx, caseId, ctx, ['reviewer'], needFiled, needRunning, (found) => needOther(ctx, found.handlerIds, '中止')),
  check: (_found, i, ctx) =>
    firstRefusal(
      () => needCode(ctx, 'suspendGround', i.ground),
      () =>
        i.until && i.until <= civilDateOf(ctx.now) ? refuse('cases.dateNotAhead', { what: '预计恢复日期' }) : undefined,
    ),
  apply({ set, tx, case: found }, i, ctx) {
    const at = ctx.now.toISOString()
    set('suspension', { ground: i.ground, reason: i.reason, until: i.until, at, by: ctx.actor.userId })
    stopCaseLimits(tx, found, ctx)
    return { note: `${ctx.ref.label('suspendGround', i.ground)}：${i.reason}` }
  },
})

const resumeInput = z.object({
  caseId: entityId,
  reason: z.string().trim().min(1, '请写明恢复的理由').max(2000).meta({ title: '恢复理由' }),
  ...rectifyPaper,
})

/** What was left of each limit when the case was suspended is left again. */
export const caseResume = defineCaseCommand<z.infer<typeof resumeInput>>({
  type: 'case.resume',
  version: 2,
  ...paperOfEarlier,
  input: resumeInput,
  also: rectifyPaperRefs,
  offered: (tx, caseId, ctx) =>
    onCase(tx, caseId, ctx, ['officer', 'reviewer'], (found) =>
      isSuspended(found) ? undefined : refuse('cases.notSuspended'),
    ),
  apply({ set, tx, case: found }, i, ctx) {
    set('suspension.endedAt', ctx.now.toISOString())
    resumeCaseLimits(tx, found, ctx)
    return { note: i.reason }
  },
})

const terminateInput = z.object({
  caseId: entityId,
  reason: z.string().trim().min(1, '请写明终止的理由').max(4000).meta({ title: '终止理由' }),
})

/** 终止: the supervision itself has become impossible or pointless; the reporter is answered first. */
export const caseTerminate = defineCaseCommand<z.infer<typeof terminateInput>>({
  type: 'case.terminate',
  input: terminateInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['reviewer'],
      needFiled,
      needNoConflict,
      (found) => needOther(ctx, found.handlerIds, '终止'),
      needTracksEnded,
      (found) => (found.answer ? undefined : refuse('cases.answerMissing')),
    ),
  apply({ set, tx, case: found }, i, ctx) {
    const at = ctx.now.toISOString()
    if (isSuspended(found)) set('suspension.endedAt', at)
    set('closing', { kind: 'terminated', reason: i.reason, checkedBy: [], at, by: ctx.actor.userId })
    set('stage', 'closed')
    endCaseLimits(tx, found, ctx)
    return { note: i.reason }
  },
})
