import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId, shortText } from '../../domain/common'
import { defaultLimits } from '../../domain/limit'
import { openStages } from '../../domain/stages'
import { supervisionOrderKind, supervisionOrderKindLabels, supervisionReason } from '../../domain/supervision-order'
import { addWorkdays } from '../../domain/work-calendar'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse } from '../engine/command'
import { needHandler, needRole, onCase } from '../guards'
import { caseRefs, defineSupervisionCommand, orderRef } from './define-supervision-command'
import { endOrder, startOrder } from './order-clock'

const name = z.string().trim().min(1).max(60)
const talkPlan = z.object({
  heldOn: civilDate.meta({ title: '约谈日期' }),
  time: z.string().trim().max(40).default('').meta({ title: '约谈时间' }),
  place: z.string().trim().max(100).default('').meta({ title: '约谈地点' }),
  persons: z.array(name).max(10).default([]).meta({ title: '约谈对象' }),
  hosts: z.array(name).max(10).default([]).meta({ title: '约谈人' }),
})
type TalkPlan = z.infer<typeof talkPlan>

const plan = {
  title: shortText.meta({ title: '事项' }),
  reasons: z.array(supervisionReason).min(1, '请选择督办原因').meta({ title: '督办原因' }),
  coOrganIds: z.array(entityId).max(5).default([]).meta({ title: '联合署名单位' }),
  requirement: z.string().trim().min(1, '请写明督办要求').max(5000).meta({ title: '督办要求' }),
  /** Absent: the limit of its kind from the day it is given. */
  wantedOn: civilDate.optional().meta({ title: '反馈期限' }),
  talk: talkPlan.optional(),
}

const registerInput = z.object({
  supervisionOrderId: entityId,
  kind: supervisionOrderKind.exclude(['rework', 'callback']).meta({ title: '督办方式' }),
  caseId: entityId.optional(),
  workOrderId: entityId.optional(),
  targetOrganId: entityId.meta({ title: '督办对象' }),
  ...plan,
})

/** From filing to closing an officer may press for correction, beside the stage (domain.md §4, tracks). */
export function onPressed(tx: ReadTx, subjectId: string, ctx: CommandContext): Refusal | undefined {
  if (!tx.get('supervisionCase', subjectId)) {
    if (tx.get('workOrder', subjectId)) return needRole(ctx, 'officer')
    return refuse('general.notFound', { what: '案件或者工单' })
  }
  return onCase(
    tx,
    subjectId,
    ctx,
    ['officer'],
    (found) =>
      openStages.has(found.stage) && found.stage !== 'triage' && found.stage !== 'forwarded'
        ? undefined
        : refuse('supervision.caseNotOpen', { title: found.title }),
    (found) => needHandler(ctx, found),
  )
}

export const supervisionRegister = defineCommand<z.infer<typeof registerInput>>({
  type: 'supervision.register',
  version: 1,
  input: registerInput.refine((i) => i.caseId !== undefined || i.workOrderId !== undefined, {
    path: ['caseId'],
    message: '请选择所督办的案件或者工单',
  }),
  entities: (i) => [
    orderRef(i.supervisionOrderId),
    ...caseRefs(i),
    ...(i.workOrderId ? [{ type: 'workOrder', id: i.workOrderId } as const] : []),
  ],
  subject: (i) =>
    i.caseId ? { type: 'supervisionCase', id: i.caseId } : { type: 'workOrder', id: i.workOrderId ?? '' },
  offered: onPressed,
  check: (tx, i, ctx) =>
    firstRefusal(
      () => (tx.get('supervisionOrder', i.supervisionOrderId) ? refuse('supervision.exists') : undefined),
      () => needOrgans([i.targetOrganId, ...i.coOrganIds], ctx),
      () => (i.targetOrganId === ctx.actor.organId ? refuse('supervision.ownOrgan') : undefined),
      () => needDays(i, ctx),
      () => (i.kind === 'talk' && !i.talk ? refuse('supervision.talkPlan') : undefined),
    ),
  apply(tx, i, ctx) {
    const home = i.caseId === undefined ? undefined : tx.get('supervisionCase', i.caseId)
    const { supervisionOrderId, talk, ...rest } = i
    tx.create('supervisionOrder', {
      id: supervisionOrderId,
      region: home?.region ?? ctx.actor.region,
      status: 'draft',
      leadOrganId: home?.jurisdictionOrganId ?? ctx.actor.organId,
      ...rest,
      ...(talk && i.kind === 'talk' ? { talk: { ...talk, commitments: {} } } : {}),
      replies: [],
      late: false,
      checks: [],
      reminders: [],
      outcome: '',
    })
    if (home) tx.record({ caseId: home.id, region: home.region, note: nameOf(i) })
  },
})

const nameOf = ({ kind, title }: Pick<z.infer<typeof registerInput>, 'kind' | 'title'>) =>
  `${supervisionOrderKindLabels[kind]}：${title}`

function needOrgans(ids: readonly string[], ctx: CommandContext): Refusal | undefined {
  return ids.every((id) => ctx.ref.organ(id)) ? undefined : refuse('general.notFound', { what: '单位' })
}

/** Days lie ahead, and a talk is announced in time (domain.md §7: 2 working days before). */
function needDays(i: { wantedOn?: string | undefined; talk?: TalkPlan | undefined }, ctx: CommandContext) {
  const today = civilDateOf(ctx.now)
  if (i.wantedOn && i.wantedOn <= today) return refuse('cases.dateNotAhead', { what: '反馈期限' })
  return i.talk && needNotice(i.talk.heldOn, ctx)
}

export function needNotice(heldOn: string | undefined, ctx: CommandContext): Refusal | undefined {
  const { n } = defaultLimits.talkNotice
  const earliest = addWorkdays(civilDateOf(ctx.now), n, ctx.ref.calendar)
  return heldOn && heldOn >= earliest ? undefined : refuse('supervision.talkTooSoon', { days: n, earliest })
}

const amendInput = z.object({
  supervisionOrderId: entityId,
  caseId: entityId.optional(),
  title: plan.title.optional(),
  reasons: plan.reasons.optional(),
  coOrganIds: z.array(entityId).max(5).optional().meta({ title: '联合署名单位' }),
  requirement: plan.requirement.optional(),
  wantedOn: plan.wantedOn,
  talk: plan.talk,
})

/** Changes what has not been given yet. */
export const supervisionAmend = defineSupervisionCommand<z.infer<typeof amendInput>>({
  type: 'supervision.amend',
  input: amendInput,
  statuses: ['draft'],
  check: (_found, i, ctx) =>
    firstRefusal(
      () => needOrgans(i.coOrganIds ?? [], ctx),
      () => needDays(i, ctx),
    ),
  apply({ set, order }, { supervisionOrderId: _id, caseId: _caseId, talk, wantedOn, ...changes }) {
    for (const [path, to] of Object.entries(changes)) if (to !== undefined) set(path, to)
    set('wantedOn', wantedOn)
    if (talk && order.kind === 'talk') for (const [path, to] of Object.entries(talk)) set(`talk.${path}`, to)
    return { note: changes.title ?? order.title }
  },
})

const ids = { supervisionOrderId: entityId, caseId: entityId.optional() }
const sendInput = z.object(ids)

/** Gives an order by the desk alone; a 督办函 is given by the service of its paper. */
export const supervisionSend = defineSupervisionCommand<z.infer<typeof sendInput>>({
  type: 'supervision.send',
  input: sendInput,
  statuses: ['draft'],
  needs: (found, ctx) => {
    if (found.kind === 'letter') return refuse('supervision.paperFirst')
    return found.kind === 'talk' ? needNotice(found.talk?.heldOn, ctx) : undefined
  },
  apply({ tx, order }, _i, ctx) {
    startOrder(tx, order, { from: ctx.now.toISOString() }, ctx)
    return { note: nameOf({ kind: order.kind as 'talk', title: order.title }) }
  },
})

const cancelInput = z.object({
  ...ids,
  reason: z.string().trim().min(1, '请写明撤销的理由').max(1000).meta({ title: '理由' }),
})

/** Given up: by mistake, or because another way was taken. */
export const supervisionCancel = defineSupervisionCommand<z.infer<typeof cancelInput>>({
  type: 'supervision.cancel',
  input: cancelInput,
  statuses: ['draft', 'sent'],
  apply({ tx, order }, i, ctx) {
    endOrder(tx, order, 'cancelled', i.reason, ctx)
    return { note: `${order.title}：${i.reason}` }
  },
})

const requestInput = z.object({
  supervisionOrderId: entityId,
  workOrderId: entityId,
  caseId: entityId.optional(),
  reasons: plan.reasons,
  requirement: plan.requirement,
})

/** The bureau asks, the hotline acts: its process stays its own (domain.md §11). */
function defineHotlineRequest(type: string, kind: 'rework' | 'callback') {
  return defineCommand<z.infer<typeof requestInput>>({
    type,
    version: 1,
    input: requestInput,
    entities: (i) => [orderRef(i.supervisionOrderId), { type: 'workOrder', id: i.workOrderId }, ...caseRefs(i)],
    subject: (i) => ({ type: 'workOrder', id: i.workOrderId }),
    offered: (tx, workOrderId, ctx) => {
      const order = tx.get('workOrder', workOrderId)
      if (!order) return refuse('general.notFound', { what: '工单' })
      return (
        needRole(ctx, 'officer') ?? (order.process === 'withdrawn' ? refuse('supervision.orderWithdrawn') : undefined)
      )
    },
    check: (tx, i, ctx) =>
      firstRefusal(
        () => (tx.get('supervisionOrder', i.supervisionOrderId) ? refuse('supervision.exists') : undefined),
        () =>
          tx.get('workOrder', i.workOrderId)?.lead?.caseId === i.caseId
            ? undefined
            : refuse('general.notFound', { what: '工单所属案件' }),
        () => (i.caseId ? onPressed(tx, i.caseId, ctx) : undefined),
        () => (hotlineOf(ctx) ? undefined : refuse('supervision.noHotline')),
      ),
    apply(tx, i, ctx) {
      const home = i.caseId === undefined ? undefined : tx.get('supervisionCase', i.caseId)
      const about = tx.get('workOrder', i.workOrderId)
      const { supervisionOrderId: id, ...rest } = i
      const title = `${about?.orderNo ?? ''} ${about?.title ?? ''}`.trim().slice(0, 200)
      const order = {
        id,
        region: home?.region ?? ctx.actor.region,
        kind,
        status: 'draft' as const,
        title,
        leadOrganId: home?.jurisdictionOrganId ?? ctx.actor.organId,
        coOrganIds: [],
        targetOrganId: hotlineOf(ctx)?.id ?? '',
        ...rest,
        replies: [],
        late: false,
        checks: [],
        reminders: [],
        outcome: '',
      }
      tx.create('supervisionOrder', order)
      const made = tx.get('supervisionOrder', id)
      if (made) startOrder(tx, made, { from: ctx.now.toISOString() }, ctx)
      if (home) tx.record({ caseId: home.id, region: home.region, orderId: i.workOrderId, note: i.requirement })
    },
  })
}

/** The hotline of the actor's own city or county. */
function hotlineOf(ctx: CommandContext) {
  const region = ctx.ref.organ(ctx.actor.organId)?.region
  return ctx.ref.organs().find(({ kind, region: at }) => kind === 'hotline' && at === region)
}

export const orderRequestRework = defineHotlineRequest('order.requestRework', 'rework')
export const orderRequestCallback = defineHotlineRequest('order.requestCallback', 'callback')
