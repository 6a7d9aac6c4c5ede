import { z } from 'zod'
import { civilDateOf, endOfCivilDate } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { type LimitKind, limitKind, recountedEnd } from '../../domain/limit'
import type { SupervisionCase } from '../../domain/supervision-case'
import { extendCaseLimit, moveCaseLimit } from '../case-limits'
import { type CommandContext, refuse } from '../engine/command'
import { needOther, needRunning, onCase } from '../guards'
import { paperOfEarlier, rectifyPaper, rectifyPaperRefs } from '../rectify-paper'
import { defineCaseCommand } from './define-case-command'

const input = z.object({
  caseId: entityId,
  kind: limitKind.meta({ title: '期限' }),
  dueOn: civilDate.meta({ title: '延长至' }),
  reason: z.string().trim().min(1, '请写明延长期限的理由').max(1000).meta({ title: '理由' }),
  ...rectifyPaper,
})

/** Extends a running limit, by the reviewer and with a reason (domain.md §7); a limit set by law stays. */
export const caseExtend = defineCaseCommand<z.infer<typeof input>>({
  type: 'case.extend',
  version: 2,
  ...paperOfEarlier,
  input,
  also: rectifyPaperRefs,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['reviewer'],
      needRunning,
      (found) => needOther(ctx, found.handlerIds, '延长期限'),
      (found) =>
        Object.values(found.limits).some(({ doneAt, legal }) => !doneAt && !legal)
          ? undefined
          : refuse('cases.noLimitRunning'),
    ),
  check: (found, i, ctx) => {
    const running = found.limits[i.kind]
    if (!running || running.doneAt) return refuse('cases.noLimitRunning')
    if (running.legal) return refuse('cases.limitLegal')
    if (i.dueOn <= civilDateOf(running.dueAt)) return refuse('cases.dateNotAfter', { what: '延长至', than: '原期限' })
    return i.dueOn <= civilDateOf(ctx.now) ? refuse('cases.dateNotAhead', { what: '延长至' }) : undefined
  },
  apply({ tx, case: found }, i, ctx) {
    const running = found.limits[i.kind]
    const to = { dueAt: endOfCivilDate(i.dueOn).toISOString(), reason: i.reason }
    if (running) extendCaseLimit(tx, found, running, to, ctx)
    return { note: i.reason }
  },
})

const recountInput = z.object({ caseId: entityId, ...rectifyPaper })

/** The calendar has changed: the running limits are counted again, and the case's record says so (domain.md §7). */
export const caseRecountLimits = defineCaseCommand<z.infer<typeof recountInput>>({
  type: 'case.recountLimits',
  input: recountInput,
  also: rectifyPaperRefs,
  offered: (tx, caseId, ctx) => onCase(tx, caseId, ctx, ['system']),
  check: (found, _i, ctx) => (recounted(found, ctx).length > 0 ? undefined : refuse('cases.limitsUpToDate')),
  apply({ tx, case: found }, _i, ctx) {
    for (const [kind, dueAt] of recounted(found, ctx)) moveCaseLimit(tx, found, kind, dueAt)
    return { note: '工作日安排已更新，未届满的期限重新计算' }
  },
})

function recounted(found: SupervisionCase, ctx: CommandContext): (readonly [LimitKind, string])[] {
  return Object.values(found.limits).flatMap((running) => {
    const dueAt = recountedEnd(running, ctx.ref.calendar)
    return dueAt ? [[running.kind, dueAt] as const] : []
  })
}
