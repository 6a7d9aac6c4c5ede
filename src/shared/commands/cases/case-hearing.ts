import { z } from 'zod'
import { civilDateOf, startOfCivilDate } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { refuse } from '../engine/command'
import { needHandler, needOther, needStage, onCase } from '../guards'
import { needHeld, panelParts } from '../panel-input'
import { defineCaseCommand } from './define-case-command'

const inviteInput = z.object({
  caseId: entityId,
  invitedOn: civilDate.meta({ title: '通知日期' }),
  method: z.string().trim().min(1, '请写明通知方式').max(100).meta({ title: '通知方式' }),
  dueOn: civilDate.meta({ title: '陈述期限' }),
})

/** Invites the respondent to state its view, without which no 意见书 is issued (domain.md §4). */
export const caseInviteStatement = defineCaseCommand<z.infer<typeof inviteInput>>({
  type: 'case.inviteStatement',
  input: inviteInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'review'),
      (found) => needHandler(ctx, found),
    ),
  check: (_found, i, ctx) => {
    if (i.invitedOn > civilDateOf(ctx.now)) return refuse('cases.dateAhead', { what: '通知日期' })
    if (i.dueOn <= i.invitedOn) return refuse('cases.dateMustFollow', { what: '陈述期限', than: '通知日期' })
    return undefined
  },
  apply({ set }, i) {
    set('statement.invitedAt', startOfCivilDate(i.invitedOn).toISOString())
    set('statement.method', i.method)
    set('statement.dueOn', i.dueOn)
    return undefined
  },
})

const recordInput = z
  .object({
    caseId: entityId,
    receivedOn: civilDate.meta({ title: '收到日期' }),
    text: z.string().trim().min(1, '请写明陈述意见；未提交的写明“逾期未提交”').max(10_000).meta({ title: '陈述意见' }),
    accepted: z.enum(['all', 'part', 'none']).meta({ title: '采纳情况' }),
    why: z.string().trim().max(4000).default('').meta({ title: '采纳或不采纳的理由' }),
  })
  .refine((i) => i.accepted === 'all' || i.why !== '', { path: ['why'], message: '未全部采纳的，须写明理由' })

export const caseRecordStatement = defineCaseCommand<z.infer<typeof recordInput>>({
  type: 'case.recordStatement',
  input: recordInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'review'),
      (found) => needHandler(ctx, found),
      (found) => (found.statement?.invitedAt ? undefined : refuse('cases.statementNotInvited')),
    ),
  apply({ set }, i) {
    set('statement.text', i.text)
    set('statement.receivedAt', startOfCivilDate(i.receivedOn).toISOString())
    set('statement.accepted', i.accepted)
    set('statement.why', i.why)
    return undefined
  },
})

const urgentInput = z.object({ caseId: entityId, reason: z.string().trim().min(1, '请写明紧急理由').max(2000) })

/** In urgent matters a reviewer may dispense with hearing the respondent first, with his reason. */
export const caseWaiveStatement = defineCaseCommand<z.infer<typeof urgentInput>>({
  type: 'case.waiveStatement',
  input: urgentInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['reviewer'],
      (found) => needStage(found, 'review'),
      (found) => needOther(ctx, found.handlerIds, '紧急情形认定'),
    ),
  apply({ set }, i) {
    set('statement.urgentReason', i.reason)
    return { note: i.reason }
  },
})

const legalReviewInput = z.object({
  caseId: entityId,
  passed: z.boolean().meta({ title: '审核结论' }),
  opinion: z.string().trim().min(1, '请填写法制审核意见').max(4000).meta({ title: '审核意见' }),
})

/** The legal review of what the handlers found, by someone who is not one of them. */
export const caseRecordLegalReview = defineCaseCommand<z.infer<typeof legalReviewInput>>({
  type: 'case.recordLegalReview',
  input: legalReviewInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['reviewer'],
      (found) => needStage(found, 'review'),
      (found) => needOther(ctx, found.handlerIds, '法制审核'),
    ),
  apply({ set, case: found }, i, ctx) {
    set('legalReview', { by: ctx.actor.userId, at: ctx.now.toISOString(), passed: i.passed, opinion: i.opinion })
    if (found.legalReviewRequest) set('legalReviewRequest', undefined)
    return { note: i.opinion }
  },
})

const askAgainInput = z.object({
  caseId: entityId,
  corrected: z.string().trim().min(1, '请写明按审核意见补正了什么').max(2000).meta({ title: '补正情况' }),
})

/** Brings a case whose legal review failed before the reviewer again, with what was corrected since. */
export const caseRequestLegalReview = defineCaseCommand<z.infer<typeof askAgainInput>>({
  type: 'case.requestLegalReview',
  input: askAgainInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'review'),
      (found) => needHandler(ctx, found),
      ({ legalReview, legalReviewRequest }) => {
        if (legalReview?.passed !== false) return refuse('cases.legalReviewNotFailed')
        return legalReviewRequest ? refuse('cases.legalReviewRequested') : undefined
      },
    ),
  apply({ set }, i, ctx) {
    set('legalReviewRequest', { by: ctx.actor.userId, at: ctx.now.toISOString(), corrected: i.corrected })
    return { note: i.corrected }
  },
})

const panelInput = z.object({ caseId: entityId, ...panelParts })

/**
 * The collective discussion, needed for 报请, revocation, and level 重大 or 敏感 (domain.md §4). What was said about a 移送
 * is recorded there: everybody of the bureau reads this one.
 */
export const caseRecordPanel = defineCaseCommand<z.infer<typeof panelInput>>({
  type: 'case.recordPanel',
  input: panelInput,
  offered: (tx, caseId, ctx) =>
    onCase(tx, caseId, ctx, ['officer', 'reviewer'], (found) =>
      // In rectification it decides on revoking what was sent.
      needStage(found, 'review', 'rectifying', 'verifying', 'escalating', 'accountable'),
    ),
  check: (_found, i, ctx) => needHeld(i.on, ctx),
  apply({ set }, i) {
    set('panel', { on: i.on, chair: i.chair, members: i.members, conclusion: i.conclusion })
    return undefined
  },
})
