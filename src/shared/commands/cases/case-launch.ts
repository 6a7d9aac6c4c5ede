import { z } from 'zod'
import { entityId } from '../../domain/common'
import { defaultLimits, limitEnd } from '../../domain/limit'
import type { SupervisionCase } from '../../domain/supervision-case'
import { endCaseLimit, startCaseLimit } from '../case-limits'
import { type CommandContext, firstRefusal, refuse } from '../engine/command'
import { needStage, onCase } from '../guards'
import { needFileable, needHandlersFit } from './case-handlers'
import { defineCaseCommand } from './define-case-command'

const input = z.object({
  caseId: entityId,
  handlerIds: z.array(entityId).min(2, '须确定两名以上承办人').max(5).meta({ title: '承办人' }),
  reason: z.string().trim().min(1, '请写明重大社会影响的情形').max(2000).meta({ title: '启动理由' }),
  noInterest: z.literal(true, '须确认承办人与本案无利害关系').meta({ title: '无利害关系' }),
  lateReason: z.string().trim().max(1000).default('').meta({ title: '逾期启动的理由' }),
})

/** The instant by which a matter of grave impact is to be launched: within one working day (domain.md §4). */
export function launchDueAt(found: SupervisionCase, ctx: Pick<CommandContext, 'ref'>): string {
  return limitEnd(found.createdAt, defaultLimits.launch, ctx.ref.calendar)
}

/** Starts supervision of a matter of grave social impact at once; its filing is not waited for. */
export const caseLaunch = defineCaseCommand<z.infer<typeof input>>({
  type: 'case.launch',
  input,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'triage'),
      (found) => needFileable(found, ctx),
    ),
  check: (found, i, ctx) =>
    firstRefusal(
      () => needHandlersFit(i.handlerIds, found, ctx),
      () =>
        ctx.now.toISOString() > launchDueAt(found, ctx) && i.lateReason === '' ? refuse('cases.launchLate') : undefined,
    ),
  apply({ set, tx, case: found }, i, ctx) {
    const at = ctx.now.toISOString()
    set('flags.graveImpact', true)
    set('handlerIds', [...new Set(i.handlerIds)])
    set('launch', { at, by: ctx.actor.userId, reason: i.reason, lateReason: i.lateReason || undefined })
    set('mode', 'focus')
    set('stage', 'review')
    endCaseLimit(tx, found, 'triage', ctx)
    endCaseLimit(tx, found, 'filing', ctx)
    startCaseLimit(tx, i.caseId, 'review', defaultLimits.review, ctx)
    return { note: [i.reason, i.lateReason].filter(Boolean).join('\n') }
  },
})
