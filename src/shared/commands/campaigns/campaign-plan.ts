import { z } from 'zod'
import { civilDate, code, entityId, shortText } from '../../domain/common'
import { focusFilter } from '../../domain/focus-board'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, defineCommand, firstRefusal, refuse } from '../engine/command'
import { needCode, needOther, needRole } from '../guards'
import { campaignEvent, defineCampaignCommand } from './define-campaign-command'

const lines = z.array(z.string().trim().min(1).max(500))
const plan = {
  title: shortText.meta({ title: '名称' }),
  reason: z.string().trim().min(1, '请写明为什么开展').max(4000).meta({ title: '缘由' }),
  goal: z.string().trim().min(1, '请写明监督目标').max(4000).meta({ title: '监督目标' }),
  scope: lines.max(20).min(1, '请至少写一项监督重点').meta({ title: '监督范围和重点' }),
  field: code.optional().meta({ title: '执法领域' }),
  respondentOrganIds: z.array(entityId).min(1, '请选择被监督单位').max(100).meta({ title: '被监督单位' }),
  jointOrganIds: z.array(entityId).max(20).default([]).meta({ title: '联合单位' }),
  from: civilDate.meta({ title: '开始日期' }),
  to: civilDate.meta({ title: '结束日期' }),
  leaderId: entityId.meta({ title: '负责人' }),
}
type Plan = z.infer<z.ZodObject<typeof plan>>

function planProblem(i: Plan, ctx: CommandContext): Refusal | undefined {
  const leader = ctx.ref.user(i.leaderId)
  const fits = leader?.organId === ctx.actor.organId && leader.roles.some((role) => leaders.has(role))
  return firstRefusal(
    () => needCode(ctx, 'field', i.field),
    () => (i.to < i.from ? refuse('campaigns.datesBackwards') : undefined),
    () => (fits ? undefined : refuse('campaigns.leaderWrong')),
    () =>
      [...i.respondentOrganIds, ...i.jointOrganIds].every((id) => ctx.ref.organ(id))
        ? undefined
        : refuse('general.notFound', { what: '单位' }),
  )
}

const leaders: ReadonlySet<string> = new Set(['officer', 'reviewer', 'issuer'])

const proposeInput = z.object({ campaignId: entityId, basis: focusFilter.optional(), ...plan })

/** Plans a campaign, from a proposal of the focus board (`basis`) or for another reason; a reviewer approves it. */
export const campaignPropose = defineCommand<z.infer<typeof proposeInput>>({
  type: 'campaign.propose',
  version: 1,
  input: proposeInput,
  entities: (i) => [{ type: 'campaign', id: i.campaignId }],
  subject: (i) => ({ type: 'campaign', id: i.campaignId }),
  offered: (_tx, _id, ctx) => needRole(ctx, 'officer'),
  check: (tx, i, ctx) => (tx.get('campaign', i.campaignId) ? refuse('campaigns.exists') : planProblem(i, ctx)),
  apply(tx, i, ctx) {
    const { campaignId, ...rest } = i
    tx.create('campaign', {
      id: campaignId,
      region: ctx.actor.region,
      organId: ctx.actor.organId,
      status: 'planned',
      ...rest,
      returned: '',
      tasks: {},
      caseIds: [],
      result: '',
      events: [campaignEvent('提出专项监督', ctx)],
    })
  },
})

const amendInput = z.object({ campaignId: entityId, ...plan })

export const campaignAmend = defineCampaignCommand<z.infer<typeof amendInput>>({
  type: 'campaign.amend',
  input: amendInput,
  statuses: ['planned', 'running'],
  check: (_found, i, ctx) => planProblem(i, ctx),
  apply({ campaign, set }, { campaignId: _id, ...changes }) {
    for (const [path, to] of Object.entries(changes)) {
      const before = (campaign as unknown as Record<string, unknown>)[path]
      if (JSON.stringify(before) !== JSON.stringify(to)) set(path, to)
    }
    return '变更方案'
  },
})

const decideInput = z.object({
  campaignId: entityId,
  approve: z.boolean().meta({ title: '审批结果' }),
  opinion: z.string().trim().min(1, '请填写审批意见').max(2000).meta({ title: '审批意见' }),
})

/** A reviewer who did not plan it lets it begin, or gives it back with what is missing. */
export const campaignDecide = defineCampaignCommand<z.infer<typeof decideInput>>({
  type: 'campaign.decide',
  input: decideInput,
  roles: ['reviewer', 'issuer'],
  statuses: ['planned'],
  need: (found, ctx) =>
    needOther(ctx, [found.createdBy], '提出专项监督') ??
    (Object.keys(found.tasks).length === 0 ? refuse('campaigns.noTasks') : undefined),
  apply({ set }, i, ctx) {
    if (i.approve) {
      set('status', 'running')
      set('approval', { by: ctx.actor.userId, at: ctx.now.toISOString(), opinion: i.opinion })
      set('returned', '')
      return `批准实施：${i.opinion}`
    }
    set('returned', i.opinion)
    return `退回修改：${i.opinion}`
  },
})

const cancelInput = z.object({
  campaignId: entityId,
  reason: z.string().trim().min(1, '请写明取消原因').max(2000).meta({ title: '取消原因' }),
})

export const campaignCancel = defineCampaignCommand<z.infer<typeof cancelInput>>({
  type: 'campaign.cancel',
  input: cancelInput,
  statuses: ['planned', 'running'],
  apply({ set }, i, ctx) {
    set('status', 'cancelled')
    set('result', i.reason)
    set('endedAt', ctx.now.toISOString())
    return `取消：${i.reason}`
  },
})
