import { z } from 'zod'
import { code, entityId } from '../../domain/common'
import { isVertical } from '../../domain/stages'
import { hastenTriage } from '../case-limits'
import { firstRefusal, refuse } from '../engine/command'
import { needCode, needCodes, needHandler, needStage, onCase } from '../guards'
import { defineCaseCommand } from './define-case-command'

const codeChange = z.object({ add: z.array(code).max(50).default([]), remove: z.array(code).max(50).default([]) })

const input = z.object({
  caseId: entityId,
  field: code.optional().meta({ title: '执法领域' }),
  enforcementType: code.optional().meta({ title: '执法类型' }),
  level: code.optional().meta({ title: '等级' }),
  respondentOrganId: entityId.optional().meta({ title: '被监督机关' }),
  issues: codeChange.optional().meta({ title: '问题类型' }),
  patterns: codeChange.optional().meta({ title: '事项类别' }),
  reason: z.string().trim().min(1, '请写明研判理由').max(2000).meta({ title: '研判理由' }),
})

/** Judges field, type, level, issues and patterns of a case, with the reason (plan 三(一)3; domain.md §8). */
export const caseClassify = defineCaseCommand<z.infer<typeof input>>({
  type: 'case.classify',
  input,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'triage', 'review'),
      (found) => needHandler(ctx, found),
    ),
  check: (found, i, ctx) =>
    firstRefusal(
      () => {
        const respondent = ctx.ref.organ(i.respondentOrganId)
        return found.stage === 'review' && isVertical(respondent)
          ? refuse('cases.verticalOrgan', { organ: respondent?.name ?? '' })
          : undefined
      },
      () => needCode(ctx, 'field', i.field),
      () => needCode(ctx, 'enforcementType', i.enforcementType),
      () => needCode(ctx, 'level', i.level),
      () => needCodes(ctx, 'issue', i.issues?.add ?? []),
      () => needCodes(ctx, 'patterns', i.patterns?.add ?? []),
    ),
  apply({ tx, set, case: found }, i, ctx) {
    const ref = { type: 'supervisionCase', id: i.caseId } as const
    if (i.field !== undefined) set('field', i.field)
    if (i.enforcementType !== undefined) set('enforcementType', i.enforcementType)
    if (i.level !== undefined) {
      set('level', i.level)
      // 重大 sets the mode 重点 (domain.md §4); another level leaves a mode that a person or a campaign gave.
      if (i.level === 'major') set('mode', 'focus')
      hastenTriage(tx, found, { level: i.level, flags: found.flags }, ctx)
    }
    if (i.respondentOrganId !== undefined) set('respondentOrganId', i.respondentOrganId)
    tx.add(ref, 'issues', i.issues?.add ?? [])
    tx.remove(ref, 'issues', i.issues?.remove ?? [])
    tx.add(ref, 'patterns', i.patterns?.add ?? [])
    tx.remove(ref, 'patterns', i.patterns?.remove ?? [])
    set('judgement', { by: ctx.actor.userId, at: ctx.now.toISOString(), reason: i.reason })
    return { note: i.reason }
  },
})
