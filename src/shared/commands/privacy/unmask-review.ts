import { z } from 'zod'
import { entityId } from '../../domain/common'
import { isTooMany } from '../../domain/unmask-log'
import { defineCommand, refuse } from '../engine/command'
import { needRole } from '../guards'

const input = z.object({
  logId: entityId,
  note: z.string().trim().min(1, '请填写核查情况').max(500).meta({ title: '核查情况' }),
})

/** Somebody else looked into a day on which a person uncovered too many reporters; ends the alarm. */
export const unmaskReview = defineCommand<z.infer<typeof input>>({
  type: 'unmask.review',
  version: 1,
  input,
  entities: ({ logId }) => [{ type: 'unmaskLog', id: logId }],
  subject: ({ logId }) => ({ type: 'unmaskLog', id: logId }),
  offered(tx, logId, ctx) {
    const log = tx.get('unmaskLog', logId)
    if (!log || !isTooMany(log)) return refuse('general.notFound', { what: '查看预警' })
    if (log.userId === ctx.actor.userId) return refuse('privacy.ownAlarm')
    return needRole(ctx, 'reviewer', 'issuer', 'admin') ?? (log.review ? refuse('privacy.alarmReviewed') : undefined)
  },
  apply(tx, { logId, note }, ctx) {
    const review = { by: ctx.actor.userId, at: ctx.now.toISOString(), note }
    tx.set({ type: 'unmaskLog', id: logId }, 'review', review)
  },
})
