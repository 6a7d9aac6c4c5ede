import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { defineCommand, firstRefusal, refuse } from '../engine/command'

/** Who may let a colleague act in his place: whoever approves, signs, or signs for a department. */
const delegable = ['reviewer', 'issuer', 'departmentLeader'] as const

const grantInput = z.object({
  delegationId: entityId,
  toUserId: entityId.meta({ title: '受托人' }),
  role: z.enum(delegable).meta({ title: '授权岗位' }),
  from: civilDate.meta({ title: '开始日期' }),
  until: civilDate.meta({ title: '结束日期' }),
  reason: z.string().trim().min(1, '请写明授权理由').max(500).meta({ title: '理由' }),
})

/** 授权: a reviewer or issuer lets a colleague of his bureau act in his place for a time; the document names who signed. */
export const delegationGrant = defineCommand<z.infer<typeof grantInput>>({
  type: 'delegation.grant',
  version: 1,
  input: grantInput,
  entities: (i) => [{ type: 'delegation', id: i.delegationId }],
  subject: (i) => ({ type: 'delegation', id: i.delegationId }),
  offered: (_tx, _id, ctx) =>
    // Only who holds the role himself: what was delegated is not delegated on.
    delegable.some((role) => ctx.actor.roles.includes(role)) ? undefined : refuse('cases.delegationRole'),
  check: (_tx, i, ctx) =>
    firstRefusal(
      () => (ctx.actor.roles.includes(i.role) ? undefined : refuse('cases.delegationRole')),
      () => (i.toUserId === ctx.actor.userId ? refuse('cases.delegationSelf') : undefined),
      () => {
        const to = ctx.ref.user(i.toUserId)
        return to && !to.disabled && to.organId === ctx.actor.organId ? undefined : refuse('cases.delegationOrgan')
      },
      () => (i.until < i.from ? refuse('cases.dateNotAfter', { what: '结束日期', than: '开始日期' }) : undefined),
      () => (i.until < civilDateOf(ctx.now) ? refuse('cases.dateNotAhead', { what: '结束日期' }) : undefined),
    ),
  apply(tx, i, ctx) {
    const { delegationId: id, ...parts } = i
    tx.create('delegation', { id, fromUserId: ctx.actor.userId, organId: ctx.actor.organId, ...parts })
  },
})

const revokeInput = z.object({ delegationId: entityId })

export const delegationRevoke = defineCommand<z.infer<typeof revokeInput>>({
  type: 'delegation.revoke',
  version: 1,
  input: revokeInput,
  entities: (i) => [{ type: 'delegation', id: i.delegationId }],
  subject: (i) => ({ type: 'delegation', id: i.delegationId }),
  offered: (tx, delegationId, ctx) => {
    const found = tx.get('delegation', delegationId)
    if (!found || found.fromUserId !== ctx.actor.userId) return refuse('general.notFound', { what: '授权' })
    return found.revokedAt ? refuse('cases.delegationEnded') : undefined
  },
  apply(tx, i, ctx) {
    tx.set({ type: 'delegation', id: i.delegationId }, 'revokedAt', ctx.now.toISOString())
  },
})
