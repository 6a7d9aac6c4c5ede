import { z } from 'zod'
import { openTasks } from '../../domain/campaign'
import { civilDate, code, entityId, shortText } from '../../domain/common'
import { startTriage } from '../case-limits'
import { reportedFlags } from '../cases/case-flags'
import { newCase } from '../cases/new-case'
import { firstRefusal, refuse } from '../engine/command'
import { needCode } from '../guards'
import { acceptLead, needOpenLead } from '../leads/lead-state'
import { caseSeries } from '../numbers'
import { defineCampaignCommand } from './define-campaign-command'

const setTaskInput = z.object({
  campaignId: entityId,
  taskId: entityId,
  title: shortText.meta({ title: '任务' }),
  organId: entityId.meta({ title: '责任单位' }),
  ownerId: entityId.optional().meta({ title: '责任人' }),
  dueOn: civilDate.meta({ title: '完成期限' }),
})

/** Writes a task down or changes one that is not settled. */
export const campaignSetTask = defineCampaignCommand<z.infer<typeof setTaskInput>>({
  type: 'campaign.setTask',
  input: setTaskInput,
  statuses: ['planned', 'running'],
  check: (found, i, ctx) =>
    firstRefusal(
      () => (ctx.ref.organ(i.organId) ? undefined : refuse('general.notFound', { what: '责任单位' })),
      () => (!i.ownerId || ctx.ref.user(i.ownerId) ? undefined : refuse('general.notFound', { what: '责任人' })),
      () => (i.dueOn < found.from || i.dueOn > found.to ? refuse('campaigns.taskOutside') : undefined),
      () => (settled(found.tasks[i.taskId]?.state) ? refuse('campaigns.taskSettled') : undefined),
    ),
  apply({ set }, { campaignId: _id, taskId, ...task }) {
    set(`tasks.${taskId}`, { id: taskId, ...task, state: 'open', result: '' })
    return `安排任务：${task.title}`
  },
})

const settled = (state: string | undefined) => state === 'done' || state === 'dropped'

const settleTaskInput = z.object({
  campaignId: entityId,
  taskId: entityId,
  state: z.enum(['done', 'dropped']).meta({ title: '结果' }),
  result: z.string().trim().min(1, '请写明完成情况或者不再办理的原因').max(2000).meta({ title: '完成情况' }),
})

export const campaignSettleTask = defineCampaignCommand<z.infer<typeof settleTaskInput>>({
  type: 'campaign.settleTask',
  input: settleTaskInput,
  statuses: ['running'],
  check: (found, i) =>
    firstRefusal(
      () => (found.tasks[i.taskId] ? undefined : refuse('general.notFound', { what: '任务' })),
      () => (settled(found.tasks[i.taskId]?.state) ? refuse('campaigns.taskSettled') : undefined),
    ),
  apply({ campaign, set }, i, ctx) {
    const path = `tasks.${i.taskId}`
    set(`${path}.state`, i.state)
    set(`${path}.result`, i.result)
    set(`${path}.settledAt`, ctx.now.toISOString())
    return `${i.state === 'done' ? '完成任务' : '不再办理'}：${campaign.tasks[i.taskId]?.title ?? ''}`
  },
})

const openCaseInput = z.object({
  campaignId: entityId,
  caseId: entityId,
  title: shortText.meta({ title: '案件名称' }),
  region: code.meta({ title: '所属区域' }),
  respondentOrganId: entityId.meta({ title: '被监督单位' }),
  /** Leads that come into the case; an open lead each. */
  orderIds: z.array(entityId).max(100).default([]).meta({ title: '工单' }),
})

/** Opens a case of the campaign (origin 专项监督), with the orders that speak of its matter. */
export const campaignOpenCase = defineCampaignCommand<z.infer<typeof openCaseInput>>({
  type: 'campaign.openCase',
  input: openCaseInput,
  statuses: ['running'],
  also: (i) => [
    { type: 'supervisionCase', id: i.caseId },
    ...i.orderIds.map((id) => ({ type: 'workOrder' as const, id })),
  ],
  check: (_found, i, ctx, tx) =>
    firstRefusal(
      () => (tx.get('supervisionCase', i.caseId) ? refuse('cases.caseExists') : undefined),
      () => needCode(ctx, 'region', i.region),
      () => (ctx.ref.organ(i.respondentOrganId) ? undefined : refuse('general.notFound', { what: '被监督单位' })),
      ...i.orderIds.map((id) => () => needOpenLead(tx, id)),
    ),
  series: (_tx, _i, ctx) => caseSeries(ctx.actor.organId, ctx),
  apply({ campaign, tx }, i, ctx) {
    const orders = i.orderIds.flatMap((id) => tx.get('workOrder', id) ?? [])
    const flags = { graveImpact: false, ...reportedFlags(orders) }
    tx.create(
      'supervisionCase',
      newCase(tx, ctx, {
        id: i.caseId,
        title: i.title,
        origin: 'campaign',
        originNote: `专项监督“${campaign.title}”`,
        orderIds: [...i.orderIds],
        region: i.region,
        respondentOrganId: i.respondentOrganId,
        ...(campaign.field ? { field: campaign.field } : {}),
        flags,
      }),
    )
    for (const orderId of i.orderIds) acceptLead(tx, orderId, 'accepted', i.caseId, ctx)
    startTriage(tx, i.caseId, { flags }, ctx)
    tx.add({ type: 'campaign', id: campaign.id }, 'caseIds', [i.caseId])
    tx.record({ caseId: i.caseId, region: i.region, note: `专项监督“${campaign.title}”` })
    return `开立案件：${i.title}`
  },
})

const linkCaseInput = z.object({ campaignId: entityId, caseId: entityId.meta({ title: '案件' }) })

/** Takes a case of the bureau that is already open into the campaign. */
export const campaignLinkCase = defineCampaignCommand<z.infer<typeof linkCaseInput>>({
  type: 'campaign.linkCase',
  input: linkCaseInput,
  statuses: ['running'],
  also: (i) => [{ type: 'supervisionCase', id: i.caseId }],
  check: (found, i, ctx, tx) => {
    const linked = tx.get('supervisionCase', i.caseId)
    return firstRefusal(
      () => (linked ? undefined : refuse('general.notFound', { what: '案件' })),
      () => (found.caseIds.includes(i.caseId) ? refuse('campaigns.caseListed') : undefined),
      () =>
        linked && linked.jurisdictionOrganId !== ctx.actor.organId
          ? refuse('cases.otherBureau', { organ: ctx.ref.organ(linked.jurisdictionOrganId)?.name ?? '' })
          : undefined,
    )
  },
  apply({ campaign, tx }, i) {
    const linked = tx.get('supervisionCase', i.caseId)
    tx.add({ type: 'campaign', id: campaign.id }, 'caseIds', [i.caseId])
    if (linked) tx.record({ caseId: i.caseId, region: linked.region, note: `列入专项监督“${campaign.title}”` })
    return `列入案件：${linked?.title ?? ''}`
  },
})

const point = z.string().trim().min(1).max(4000)
const summariseInput = z.object({
  campaignId: entityId,
  overview: z.string().trim().min(1, '请写明基本情况').max(10_000).meta({ title: '基本情况' }),
  results: z.array(point).min(1, '请至少写一项做法和成效').max(30).meta({ title: '主要做法和成效' }),
  problems: z.array(point).max(30).default([]).meta({ title: '存在的问题' }),
  suggestions: z.array(point).min(1, '请至少写一项下一步打算').max(30).meta({ title: '下一步打算和建议' }),
})

/** Sums up what was done; can be written anew until the campaign is closed. */
export const campaignSummarise = defineCampaignCommand<z.infer<typeof summariseInput>>({
  type: 'campaign.summarise',
  input: summariseInput,
  statuses: ['running', 'summarised'],
  need: (found) => {
    const open = openTasks(found).length
    return open > 0 ? refuse('campaigns.openTasks', { n: open }) : undefined
  },
  apply({ set }, { campaignId: _id, ...summary }, ctx) {
    set('summary', { ...summary, by: ctx.actor.userId, at: ctx.now.toISOString() })
    set('status', 'summarised')
    return '填写总结'
  },
})

const closeInput = z.object({
  campaignId: entityId,
  result: z.string().trim().min(1, '请写明办结意见').max(2000).meta({ title: '办结意见' }),
})

export const campaignClose = defineCampaignCommand<z.infer<typeof closeInput>>({
  type: 'campaign.close',
  input: closeInput,
  roles: ['reviewer', 'issuer'],
  statuses: ['summarised'],
  need: (found) => (found.summary ? undefined : refuse('campaigns.noSummary')),
  apply({ set }, i, ctx) {
    set('status', 'closed')
    set('result', i.result)
    set('endedAt', ctx.now.toISOString())
    return `办结：${i.result}`
  },
})
