import { z } from 'zod'
import { civilDateOf, endOfCivilDate } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { endCaseLimit } from '../case-limits'
import { refuse } from '../engine/command'
import { needStage, onCase } from '../guards'
import { defineCaseCommand } from './define-case-command'

const input = z.object({
  caseId: entityId,
  targetOrganId: entityId.meta({ title: '转送机关' }),
  followUpOn: civilDate.meta({ title: '跟踪日期' }),
  note: z.string().trim().min(1, '请写明转送理由').max(2000).meta({ title: '转送理由' }),
})

/** Hands a matter that is not ours to the competent organ, with a day to ask how it went (domain.md §4). */
export const caseForward = defineCaseCommand<z.infer<typeof input>>({
  type: 'case.forward',
  input,
  offered: (tx, caseId, ctx) => onCase(tx, caseId, ctx, ['officer'], (found) => needStage(found, 'triage')),
  check: (found, i, ctx) => {
    if (!ctx.ref.organ(i.targetOrganId)) return refuse('general.notFound', { what: '转送机关' })
    if (i.targetOrganId === found.jurisdictionOrganId) return refuse('cases.forwardToSelf')
    if (i.followUpOn <= civilDateOf(ctx.now)) return refuse('cases.dateNotAhead', { what: '跟踪日期' })
    return undefined
  },
  apply({ set, tx, case: found }, i, ctx) {
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
    return { note: i.note }
  },
})

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
    return { note: i.reason }
  },
})
