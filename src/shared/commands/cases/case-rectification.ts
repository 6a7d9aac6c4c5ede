import { z } from 'zod'
import { clause } from '../../documents/kinds/wording'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { checkOutcome } from '../../domain/investigation'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { startReply, withdrawReply } from '../case-limits'
import { type CommandContext, firstRefusal, refuse } from '../engine/command'
import { isRecused, needHandler, needStage, onCase } from '../guards'
import { defineCaseCommand } from './define-case-command'

const itemInput = z.object({
  caseId: entityId,
  itemId: entityId,
  problem: z.string().trim().min(1, '请写明问题').max(2000).meta({ title: '问题' }),
  measure: z.string().trim().max(2000).default('').meta({ title: '整改措施' }),
  person: z.string().trim().max(100).default('').meta({ title: '责任人' }),
  dueOn: civilDate.optional().meta({ title: '完成期限' }),
  findingId: entityId.optional(),
})

/** One problem of the 整改 list, from a finding or as the respondent reports it. */
export const caseSetRectification = defineCaseCommand<z.infer<typeof itemInput>>({
  type: 'case.setRectification',
  input: itemInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'rectifying', 'verifying', 'decided'),
      (found) => needHandler(ctx, found),
    ),
  check: (found, i) => (found.rectification?.[i.itemId]?.check ? refuse('cases.itemChecked') : undefined),
  apply({ set }, i) {
    const { caseId: _caseId, itemId: id, ...item } = i
    set(`rectification.${id}`, { id, ...item })
    return { note: i.problem }
  },
})

const checkInput = z.object({
  caseId: entityId,
  itemId: entityId.meta({ title: '整改问题' }),
  result: checkOutcome.meta({ title: '复查结果' }),
  note: z.string().trim().min(1, '请写明复查情况').max(2000).meta({ title: '复查情况' }),
  on: civilDate.meta({ title: '复查日期' }),
  checkedBy: z.array(entityId).min(2, '须两人以上复查').max(5).meta({ title: '复查人' }),
})

/** 复查: by two people, one of whom records it. */
export const caseCheckRectification = defineCaseCommand<z.infer<typeof checkInput>>({
  type: 'case.checkRectification',
  input: checkInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'verifying'),
      (found) => needHandler(ctx, found),
      (found) => (Object.keys(found.rectification ?? {}).length > 0 ? undefined : refuse('cases.noRectification')),
    ),
  check: (found, i, ctx) =>
    firstRefusal(
      () => (found.rectification?.[i.itemId] ? undefined : refuse('general.notFound', { what: '整改问题' })),
      () => needCheckers(i.checkedBy, found, ctx),
      () => (i.checkedBy.includes(ctx.actor.userId) ? undefined : refuse('cases.checkerRecords')),
      () => (i.on > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '复查日期' }) : undefined),
    ),
  apply({ set, tx, case: found }, i, ctx) {
    const { result, note, checkedBy, on } = i
    set(`rectification.${i.itemId}.check`, { result, note, checkedBy, on, at: ctx.now.toISOString() })
    const after = tx.get('supervisionCase', i.caseId)
    if (after && rectificationProblem(after)) withdrawReply(tx, after)
    else if (after) startReply(tx, after, ctx)
    return { note: `${clause(found.rectification?.[i.itemId]?.problem ?? '')}：${note}` }
  },
})

/** Two people of the bureau, neither of whom must avoid the case, go and look. */
export function needCheckers(ids: readonly string[], found: SupervisionCase, ctx: CommandContext): Refusal | undefined {
  if (new Set(ids).size < 2) return refuse('cases.twoCheckers')
  for (const id of ids) {
    const user = ctx.ref.user(id)
    if (!user) return refuse('general.notFound', { what: '复查人' })
    const fits = !user.disabled && user.organId === found.jurisdictionOrganId && !isRecused(found, id)
    if (!fits) return refuse('cases.checkerUnfit', { name: user.name })
  }
  return undefined
}

/** 已改正 closes only when every problem on the list has been checked by two and none is 未到位. */
export function rectificationProblem(found: SupervisionCase): Refusal | undefined {
  const items = Object.values(found.rectification ?? {})
  const unchecked = items.filter(({ check }) => !check).length
  if (unchecked > 0) return refuse('cases.itemsUnchecked', { n: unchecked })
  const failed = items.filter(({ check }) => check?.result === 'notDone').length
  return failed > 0 ? refuse('cases.itemsNotDone', { n: failed }) : undefined
}
