import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { replyOutcome } from '../../domain/document-life'
import { storedFile } from '../../domain/stored-file'
import {
  isLate,
  orderedCommitments,
  reminderWayLabels,
  type SupervisionOrder,
  urgencyOf,
} from '../../domain/supervision-order'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, firstRefusal, refuse } from '../engine/command'
import { needOther } from '../guards'
import { defineSupervisionCommand } from './define-supervision-command'
import { answerOrder, endOrder, moveOrderDue } from './order-clock'

const ids = { supervisionOrderId: entityId, caseId: entityId.optional() }

const remindInput = z.object({
  ...ids,
  reminderId: entityId,
  way: z.enum(['phone', 'desk', 'letter']).meta({ title: '催办方式' }),
  note: z.string().trim().max(1000).default('').meta({ title: '催办内容' }),
})

/** 催办: the addressee sees it at once in its inbox, whatever else was done. */
export const supervisionRemind = defineSupervisionCommand<z.infer<typeof remindInput>>({
  type: 'supervision.remind',
  input: remindInput,
  statuses: ['sent'],
  check: (found, i) =>
    found.reminders.some(({ id }) => id === i.reminderId) ? refuse('supervision.exists') : undefined,
  apply({ tx, order }, { reminderId: id, way, note }, ctx) {
    const entry = { id, way, note, by: ctx.actor.userId, at: ctx.now.toISOString() }
    tx.append({ type: 'supervisionOrder', id: order.id }, 'reminders', entry)
    return { note: `${order.title}：${reminderWayLabels[way]}${note && `，${note}`}` }
  },
})

const dueInput = z.object(ids)

/** Once before and once after the last day the server reminds by itself. */
export const supervisionRemindDue = defineSupervisionCommand<z.infer<typeof dueInput>>({
  type: 'supervision.remindDue',
  input: dueInput,
  roles: ['system'],
  statuses: ['sent'],
  needs: (found, ctx) => (dueReminder(found, ctx.now) ? undefined : refuse('supervision.notDue')),
  apply({ tx, order }, _i, ctx) {
    const way = dueReminder(order, ctx.now)
    if (!way) return undefined
    const entry = { id: `${order.id}.${way}`, way, note: '', by: ctx.actor.userId, at: ctx.now.toISOString() }
    tx.append({ type: 'supervisionOrder', id: order.id }, 'reminders', entry)
    return { note: `${order.title}：${reminderWayLabels[way]}` }
  },
})

/** The reminder that time owes an order now; each is given once. */
export function dueReminder(order: SupervisionOrder, now: Date): 'near' | 'overdue' | undefined {
  const urgency = urgencyOf(order, now)
  if (urgency !== 'near' && urgency !== 'overdue') return undefined
  return order.reminders.some(({ way }) => way === urgency) ? undefined : urgency
}

const replyInput = z.object({
  ...ids,
  replyId: entityId,
  receivedOn: civilDate.meta({ title: '收到日期' }),
  outcome: replyOutcome.meta({ title: '反馈性质' }),
  number: z.string().trim().max(60).default('').meta({ title: '来文字号' }),
  text: z.string().trim().min(1, '请填写反馈内容').max(10_000).meta({ title: '反馈内容' }),
  files: z.array(storedFile).max(10).default([]).meta({ title: '来文扫描件' }),
})

/** 登记反馈 of an order that no paper carried; an answer to a paper is recorded with the paper. */
export const supervisionRecordReply = defineSupervisionCommand<z.infer<typeof replyInput>>({
  type: 'supervision.recordReply',
  input: replyInput,
  statuses: ['sent', 'replied'],
  needs: (found) => (found.paperId ? refuse('supervision.replyAtPaper') : undefined),
  check: (found, i, ctx) =>
    firstRefusal(
      () => (i.receivedOn > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '收到日期' }) : undefined),
      () =>
        found.sentAt && i.receivedOn < civilDateOf(found.sentAt)
          ? refuse('cases.dateNotAfter', { what: '收到日期', than: '下达日期' })
          : undefined,
    ),
  apply({ tx, order }, i, ctx) {
    const { supervisionOrderId: _id, caseId: _caseId, replyId: id, ...reply } = i
    const late = isLate(order.dueAt, i.receivedOn)
    const entry = { id, ...reply, late, by: ctx.actor.userId, at: ctx.now.toISOString() }
    tx.append({ type: 'supervisionOrder', id: order.id }, 'replies', entry)
    answerOrder(tx, order, late, ctx)
    return { note: `${order.title}：${i.text}` }
  },
})

const verifyInput = z.object({
  ...ids,
  result: z.enum(['enough', 'notEnough']).meta({ title: '核验结果' }),
  note: z.string().trim().min(1, '请写明核验情况').max(2000).meta({ title: '核验情况' }),
  checkedBy: z.array(entityId).min(2, '须两人以上核验').max(5).meta({ title: '核验人' }),
  on: civilDate.meta({ title: '核验日期' }),
  newDueOn: civilDate.optional().meta({ title: '重新反馈期限' }),
})

/** 核验: by two people, one of whom records it. What is not enough goes back with another last day. */
export const supervisionVerify = defineSupervisionCommand<z.infer<typeof verifyInput>>({
  type: 'supervision.verify',
  input: verifyInput.refine((i) => i.result === 'enough' || i.newDueOn !== undefined, {
    path: ['newDueOn'],
    message: '退回重报的，请填写重新反馈的期限',
  }),
  statuses: ['sent', 'replied'],
  needs: needSomethingToCheck,
  check: (found, i, ctx) =>
    firstRefusal(
      () => (new Set(i.checkedBy).size < 2 ? refuse('cases.twoCheckers') : undefined),
      () => (i.checkedBy.includes(ctx.actor.userId) ? undefined : refuse('cases.checkerRecords')),
      () => (i.checkedBy.every((id) => ctx.ref.user(id)) ? undefined : refuse('general.notFound', { what: '核验人' })),
      () => (i.on > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '核验日期' }) : undefined),
      () =>
        i.result === 'notEnough' && i.newDueOn && i.newDueOn <= civilDateOf(ctx.now)
          ? refuse('cases.dateNotAhead', { what: '重新反馈期限' })
          : undefined,
      () => {
        const open = orderedCommitments(found).filter(({ state }) => state === 'open').length
        return i.result === 'enough' && open > 0 ? refuse('supervision.commitmentsOpen', { n: open }) : undefined
      },
    ),
  apply({ tx, set, order }, i, ctx) {
    const { supervisionOrderId: _id, caseId: _caseId, ...entry } = i
    tx.append({ type: 'supervisionOrder', id: order.id }, 'checks', { ...entry, at: ctx.now.toISOString() })
    if (i.result === 'enough') {
      endOrder(tx, order, 'closed', i.note, ctx)
    } else if (i.newDueOn) {
      set('status', 'sent')
      set('sentAt', ctx.now.toISOString())
      // The next round is reminded of anew.
      set(
        'reminders',
        order.reminders.filter(({ way }) => way !== 'near' && way !== 'overdue'),
      )
      moveOrderDue(tx, order, i.newDueOn)
    }
    return { note: `${order.title}：${i.note}` }
  },
})

/** An answer, or of a talk its record: without either there is nothing that two people could check. */
function needSomethingToCheck(found: SupervisionOrder): Refusal | undefined {
  if (found.status === 'replied' || found.talk?.record) return undefined
  return refuse(found.kind === 'talk' ? 'supervision.talkUnrecorded' : 'supervision.noReply')
}

const extendInput = z.object({
  ...ids,
  dueOn: civilDate.meta({ title: '延长至' }),
  reason: z.string().trim().min(1, '请写明延长期限的理由').max(1000).meta({ title: '理由' }),
})

/** 延期: by the reviewer and with a reason (domain.md §7). */
export const supervisionExtend = defineSupervisionCommand<z.infer<typeof extendInput>>({
  type: 'supervision.extend',
  input: extendInput,
  roles: ['reviewer'],
  statuses: ['sent'],
  check: (found, i, ctx) => needLaterDay(found, i.dueOn, ctx),
  apply({ tx, order }, i) {
    moveOrderDue(tx, order, i.dueOn)
    return { note: `${order.title}：${i.reason}` }
  },
})

export function needLaterDay(found: SupervisionOrder, dueOn: string, ctx: CommandContext): Refusal | undefined {
  if (found.dueAt && dueOn <= civilDateOf(found.dueAt))
    return refuse('cases.dateNotAfter', { what: '延长至', than: '原期限' })
  if (dueOn <= civilDateOf(ctx.now)) return refuse('cases.dateNotAhead', { what: '延长至' })
  return needOther(ctx, [found.createdBy], '延长期限')
}
