import { z } from 'zod'
import { entityId } from '../../domain/common'
import { isFiled, isVertical } from '../../domain/stages'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, firstRefusal, refuse } from '../engine/command'
import { isRecused, needOpenCase, needOther, onCase } from '../guards'
import { defineCaseCommand } from './define-case-command'

/** What must be known before a case is filed or launched; 垂直管理 organs are never filed against, only forwarded. */
export function needFileable(found: SupervisionCase, ctx: CommandContext): Refusal | undefined {
  if (!found.respondentOrganId) return refuse('cases.respondentMissing')
  const respondent = ctx.ref.organ(found.respondentOrganId)
  if (isVertical(respondent)) return refuse('cases.verticalOrgan', { organ: respondent?.name ?? '' })
  return found.field && found.level ? undefined : refuse('cases.notClassified')
}

/** Handlers are officers of the case's bureau who need not avoid it. */
export function needHandlersFit(
  ids: readonly string[],
  found: SupervisionCase,
  ctx: CommandContext,
  bureauId = found.jurisdictionOrganId,
): Refusal | undefined {
  return firstRefusal(
    ...ids.map((id) => () => {
      const user = ctx.ref.user(id)
      if (!user || user.disabled) return refuse('general.notFound', { what: '承办人' })
      if (user.organId !== bureauId || !user.roles.includes('officer'))
        return refuse('cases.handlerUnfit', { name: user.name })
      return isRecused(found, id) ? refuse('cases.handlerRecused', { name: user.name }) : undefined
    }),
  )
}

const recuseInput = z.object({
  caseId: entityId,
  personId: entityId.meta({ title: '回避人员' }),
  reason: z.string().trim().min(1, '请写明回避事由').max(1000).meta({ title: '回避事由' }),
})

/** 回避: the reviewer decides that a person must not act on the case; a handler leaves it by that. */
export const caseRecuse = defineCaseCommand<z.infer<typeof recuseInput>>({
  type: 'case.recuse',
  input: recuseInput,
  offered: (tx, caseId, ctx) => onCase(tx, caseId, ctx, ['reviewer'], needOpenCase),
  check: (found, i, ctx) => {
    if (!ctx.ref.user(i.personId)) return refuse('general.notFound', { what: '回避人员' })
    if (i.personId === ctx.actor.userId) return refuse('cases.recuseSelf')
    return isRecused(found, i.personId) ? refuse('cases.recusedAlready') : undefined
  },
  apply({ tx }, i, ctx) {
    const ref = { type: 'supervisionCase', id: i.caseId } as const
    const at = ctx.now.toISOString()
    tx.append(ref, 'recusals', { personId: i.personId, reason: i.reason, decidedBy: ctx.actor.userId, at })
    tx.remove(ref, 'handlerIds', [i.personId])
    return { note: `${ctx.ref.user(i.personId)?.name ?? ''}：${i.reason}` }
  },
})

const assignInput = z.object({
  caseId: entityId,
  handlerIds: z.array(entityId).min(2, '承办人须为两名以上').max(5).meta({ title: '承办人' }),
  reason: z.string().trim().min(1, '请写明更换理由').max(1000).meta({ title: '更换理由' }),
})

/** Changes who handles a filed case: after a recusal, a handover, or when the work is divided anew. */
export const caseAssign = defineCaseCommand<z.infer<typeof assignInput>>({
  type: 'case.assign',
  input: assignInput,
  offered: (tx, caseId, ctx) =>
    onCase(tx, caseId, ctx, ['reviewer'], needOpenCase, (found) =>
      isFiled(found) ? undefined : refuse('cases.notFiled'),
    ),
  check: (found, i, ctx) =>
    firstRefusal(
      () => needHandlersFit(i.handlerIds, found, ctx),
      () => needOther(ctx, i.handlerIds, '更换承办人'),
    ),
  apply({ tx, case: found }, i) {
    const ref = { type: 'supervisionCase', id: i.caseId } as const
    tx.add(ref, 'handlerIds', i.handlerIds)
    tx.remove(
      ref,
      'handlerIds',
      found.handlerIds.filter((id) => !i.handlerIds.includes(id)),
    )
    return { note: i.reason }
  },
})

const handoverInput = z.object({
  caseId: entityId,
  fromUserId: entityId.meta({ title: '移交人' }),
  toUserId: entityId.meta({ title: '接收人' }),
  reason: z.string().trim().min(1, '请写明交接事由').max(1000).meta({ title: '交接事由' }),
})

/** 交接: one handler's place goes to a colleague, by the handler himself or the reviewer. */
export const caseHandover = defineCaseCommand<z.infer<typeof handoverInput>>({
  type: 'case.handover',
  input: handoverInput,
  offered: (tx, caseId, ctx) =>
    onCase(tx, caseId, ctx, ['officer', 'reviewer'], needOpenCase, (found) =>
      found.handlerIds.length > 0 ? undefined : refuse('cases.notFiled'),
    ),
  check: (found, i, ctx) => {
    if (!found.handlerIds.includes(i.fromUserId)) return refuse('cases.handoverNotHandler')
    const own = ctx.actor.userId === i.fromUserId || ctx.actor.roles.includes('reviewer')
    if (!own) return refuse('cases.handoverNotOwn')
    if (found.handlerIds.includes(i.toUserId)) return refuse('cases.handoverAlready')
    return needHandlersFit([i.toUserId], found, ctx)
  },
  apply({ tx }, i, ctx) {
    const ref = { type: 'supervisionCase', id: i.caseId } as const
    tx.add(ref, 'handlerIds', [i.toUserId])
    tx.remove(ref, 'handlerIds', [i.fromUserId])
    const name = (id: string) => ctx.ref.user(id)?.name ?? id
    return { note: `${name(i.fromUserId)} → ${name(i.toUserId)}：${i.reason}` }
  },
})
