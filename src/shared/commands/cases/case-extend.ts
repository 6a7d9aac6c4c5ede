import { z } from 'zod'
import { civilDateOf, endOfCivilDate } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { limitKind, recountedEnd } from '../../domain/limit'
import type { SupervisionCase } from '../../domain/supervision-case'
import { type CommandContext, refuse } from '../engine/command'
import { needOther, needRunning, onCase } from '../guards'
import { defineCaseCommand } from './define-case-command'

const input = z.object({
  caseId: entityId,
  kind: limitKind.meta({ title: '期限' }),
  dueOn: civilDate.meta({ title: '延长至' }),
  reason: z.string().trim().min(1, '请写明延长期限的理由').max(1000).meta({ title: '理由' }),
})

/** Extends a running limit, by the reviewer and with a reason (domain.md §7); a limit set by law stays. */
export const caseExtend = defineCaseCommand<z.infer<typeof input>>({
  type: 'case.extend',
  input,
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
  apply({ set, case: found }, i, ctx) {
    const before = found.limits[i.kind]?.dueAt ?? ''
    set(`limits.${i.kind}.dueAt`, endOfCivilDate(i.dueOn).toISOString())
    const at = ctx.now.toISOString()
    set(`limits.${i.kind}.extension`, { by: ctx.actor.userId, at, reason: i.reason, before })
    return { note: i.reason }
  },
})

const recountInput = z.object({ caseId: entityId })

/** The calendar has changed: the running limits are counted again, and the case's record says so (domain.md §7). */
export const caseRecountLimits = defineCaseCommand<z.infer<typeof recountInput>>({
  type: 'case.recountLimits',
  input: recountInput,
  offered: (tx, caseId, ctx) => onCase(tx, caseId, ctx, ['system']),
  check: (found, _i, ctx) => (recounted(found, ctx).length > 0 ? undefined : refuse('cases.limitsUpToDate')),
  apply({ set, case: found }, _i, ctx) {
    for (const [kind, dueAt] of recounted(found, ctx)) set(`limits.${kind}.dueAt`, dueAt)
    return { note: '工作日安排已更新，未届满的期限重新计算' }
  },
})

function recounted(found: SupervisionCase, ctx: CommandContext): (readonly [string, string])[] {
  return Object.values(found.limits).flatMap((running) => {
    const dueAt = recountedEnd(running, ctx.ref.calendar)
    return dueAt ? [[running.kind, dueAt] as const] : []
  })
}
