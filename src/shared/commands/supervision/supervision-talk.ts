import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import type { SupervisionOrder } from '../../domain/supervision-order'
import type { Refusal } from '../../messages/catalogue'
import { firstRefusal, refuse } from '../engine/command'
import { defineSupervisionCommand } from './define-supervision-command'

const ids = { supervisionOrderId: entityId, caseId: entityId.optional() }

const recordInput = z.object({
  ...ids,
  on: civilDate.meta({ title: '约谈日期' }),
  present: z.array(z.string().trim().min(1).max(60)).min(1, '请填写到场人员').max(20).meta({ title: '到场人员' }),
  text: z.string().trim().min(1, '请填写约谈情况').max(20_000).meta({ title: '约谈情况' }),
})

const isTalk = (found: SupervisionOrder): Refusal | undefined =>
  found.kind === 'talk' ? undefined : refuse('supervision.notTalk')

const needRecord = (found: SupervisionOrder): Refusal | undefined =>
  isTalk(found) ?? (found.talk?.record ? undefined : refuse('supervision.talkUnrecorded'))

/** 约谈记录: who came and what was said; it may be corrected until the talk is settled. */
export const supervisionRecordTalk = defineSupervisionCommand<z.infer<typeof recordInput>>({
  type: 'supervision.recordTalk',
  input: recordInput,
  statuses: ['sent', 'replied'],
  needs: isTalk,
  check: (_found, i, ctx) =>
    i.on > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '约谈日期' }) : undefined,
  apply({ set, order }, { on, present, text }, ctx) {
    const entry = { on, present, text, by: ctx.actor.userId, at: ctx.now.toISOString() }
    for (const [path, to] of Object.entries(entry)) set(`talk.record.${path}`, to)
    return { note: `${order.title}：到场 ${present.length} 人` }
  },
})

const commitmentInput = z.object({
  ...ids,
  commitmentId: entityId,
  content: z.string().trim().min(1, '请写明承诺的内容').max(2000).meta({ title: '承诺内容' }),
  person: z.string().trim().max(60).default('').meta({ title: '责任人' }),
  dueOn: civilDate.optional().meta({ title: '完成期限' }),
})

/** 承诺事项: what the other side has promised at the table. */
export const supervisionSetCommitment = defineSupervisionCommand<z.infer<typeof commitmentInput>>({
  type: 'supervision.setCommitment',
  input: commitmentInput,
  statuses: ['sent', 'replied'],
  needs: needRecord,
  check: (found, i) =>
    firstRefusal(
      () => {
        const held = found.talk?.record?.on
        return held && i.dueOn && i.dueOn < held
          ? refuse('cases.dateNotAfter', { what: '完成期限', than: '约谈日期' })
          : undefined
      },
      () => {
        const before = found.talk?.commitments[i.commitmentId]
        return before && before.state !== 'open' ? refuse('supervision.commitmentSettled') : undefined
      },
    ),
  apply({ set, order }, i) {
    const { supervisionOrderId: _id, caseId: _caseId, commitmentId: id, ...parts } = i
    const path = `talk.commitments.${id}`
    if (!order.talk?.commitments[id]) set(path, { id, ...parts, state: 'open', result: '' })
    else for (const [name, to] of Object.entries(parts)) set(`${path}.${name}`, to)
    return { note: i.content }
  },
})

const settleInput = z.object({
  ...ids,
  commitmentId: entityId,
  state: z.enum(['done', 'broken']).meta({ title: '兑现情况' }),
  result: z.string().trim().min(1, '请写明兑现的情况').max(2000).meta({ title: '说明' }),
})

export const supervisionSettleCommitment = defineSupervisionCommand<z.infer<typeof settleInput>>({
  type: 'supervision.settleCommitment',
  input: settleInput,
  statuses: ['sent', 'replied'],
  needs: needRecord,
  check: (found, i) =>
    found.talk?.commitments[i.commitmentId] ? undefined : refuse('general.notFound', { what: '承诺事项' }),
  apply({ set, order }, i) {
    set(`talk.commitments.${i.commitmentId}.state`, i.state)
    set(`talk.commitments.${i.commitmentId}.result`, i.result)
    return { note: `${order.talk?.commitments[i.commitmentId]?.content ?? ''}：${i.result}` }
  },
})
