import { z } from 'zod'
import { civilDateOf, endOfCivilDate } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import type { Refusal } from '../../messages/catalogue'
import { endCaseLimit, startTriage } from '../case-limits'
import { type CommandContext, refuse } from '../engine/command'
import { needStage, onCase } from '../guards'
import { type CaseEdit, defineCaseCommand } from './define-case-command'

export const forwardParts = {
  targetOrganId: entityId.meta({ title: '转送机关' }),
  followUpOn: civilDate.meta({ title: '跟踪日期' }),
  note: z.string().trim().min(1, '请写明转送理由').max(2000).meta({ title: '转送理由' }),
}
const forwarding = z.object(forwardParts)
type Forwarding = z.infer<typeof forwarding>

const input = forwarding.extend({ caseId: entityId })

/** Hands a matter that is not ours to the competent organ, with a day to ask how it went (domain.md §4). */
export const caseForward = defineCaseCommand<z.infer<typeof input>>({
  type: 'case.forward',
  input,
  offered: (tx, caseId, ctx) => onCase(tx, caseId, ctx, ['officer'], (found) => needStage(found, 'triage')),
  check: (found, i, ctx) => forwardProblem(i, found.jurisdictionOrganId, ctx),
  apply(edit, i, ctx) {
    sendForward(edit, i, ctx)
    return { note: i.note }
  },
})

export function forwardProblem(i: Forwarding, bureauId: string, ctx: CommandContext): Refusal | undefined {
  if (!ctx.ref.organ(i.targetOrganId)) return refuse('general.notFound', { what: '转送机关' })
  if (i.targetOrganId === bureauId) return refuse('cases.forwardToSelf')
  return i.followUpOn <= civilDateOf(ctx.now) ? refuse('cases.dateNotAhead', { what: '跟踪日期' }) : undefined
}

/** Used by `forward` on a case, and on a lead, which is accepted first in the same step. */
export function sendForward({ set, tx, case: found }: CaseEdit, i: Forwarding, ctx: CommandContext): void {
  const at = ctx.now.toISOString()
  set('forward', { targetOrganId: i.targetOrganId, at, followUpOn: i.followUpOn, note: i.note })
  set('stage', 'forwarded')
  endCaseLimit(tx, found, 'triage', ctx)
  set('limits.forwardFollowUp', {
    kind: 'forwardFollowUp',
    from: at,
    dueAt: endOfCivilDate(i.followUpOn).toISOString(),
    legal: false,
  })
}

const returnedInput = z.object({
  caseId: entityId,
  reason: z.string().trim().min(1, '请写明退回情况').max(2000).meta({ title: '退回情况' }),
})

/** The organ did not take it: back to triage. */
export const caseForwardReturned = defineCaseCommand<z.infer<typeof returnedInput>>({
  type: 'case.forwardReturned',
  input: returnedInput,
  offered: (tx, caseId, ctx) => onCase(tx, caseId, ctx, ['officer'], (found) => needStage(found, 'forwarded')),
  apply({ set, tx, case: found }, i, ctx) {
    set('forward.returnedAt', ctx.now.toISOString())
    set('forward.returnReason', i.reason)
    set('stage', 'triage')
    endCaseLimit(tx, found, 'forwardFollowUp', ctx)
    startTriage(tx, i.caseId, found, ctx)
    return { note: i.reason }
  },
})
