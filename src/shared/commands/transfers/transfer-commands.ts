import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { defineCommand, firstRefusal, refuse } from '../engine/command'
import { mayShareHands, needHandler, needRole, onCase } from '../guards'
import { needApprover, needTransfer, note, noteApproval, onlyTransfer } from './of-transfer'

/*
 * None of these leaves an entry in a case's record, and none changes the case: whoever is not of the transfer must find
 * nothing, neither in lists nor in revisions (domain.md §6). What was done stands in the transfer itself and in the audit.
 */

const proposeInput = z.object({
  transferId: entityId,
  caseId: entityId,
  targetOrganId: entityId.meta({ title: '移送机关' }),
  subject: z.string().trim().min(1, '请写明移送对象').max(200).meta({ title: '移送对象' }),
  facts: z.string().trim().min(1, '请写明涉嫌问题和线索').max(10_000).meta({ title: '涉嫌问题和线索' }),
  materials: z.array(z.string().trim().min(1).max(200)).max(50).default([]).meta({ title: '移送材料' }),
  approverId: entityId.meta({ title: '审批人' }),
})

export const transferPropose = defineCommand<z.infer<typeof proposeInput>>({
  type: 'transfer.propose',
  version: 1,
  input: proposeInput,
  entities: (i) => [
    { type: 'transfer', id: i.transferId },
    { type: 'supervisionCase', id: i.caseId },
  ],
  subject: (i) => ({ type: 'supervisionCase', id: i.caseId }),
  offered: (tx, caseId, ctx) => onCase(tx, caseId, ctx, ['officer'], (found) => needHandler(ctx, found)),
  check: (tx, i, ctx) => {
    const approver = ctx.ref.user(i.approverId)
    const fits =
      approver?.organId === ctx.actor.organId && approver.roles.some((role) => role === 'issuer' || role === 'reviewer')
    return firstRefusal(
      () => (tx.get('transfer', i.transferId) ? refuse('cases.partExists') : undefined),
      () => (ctx.ref.organ(i.targetOrganId) ? undefined : refuse('general.notFound', { what: '移送机关' })),
      () => (fits && i.approverId !== ctx.actor.userId ? undefined : refuse('cases.transferApprover')),
      () =>
        tx.get('supervisionCase', i.caseId)?.handlerIds.includes(i.approverId) && !mayShareHands(ctx)
          ? refuse('cases.transferApproverHandles')
          : undefined,
    )
  },
  apply(tx, i, ctx) {
    const { transferId: id, ...parts } = i
    const found = tx.get('supervisionCase', i.caseId)
    tx.create('transfer', {
      id,
      ...parts,
      state: 'proposed',
      memberIds: [...new Set([ctx.actor.userId, ...(found?.handlerIds ?? []), i.approverId])],
      opinion: '',
      receiver: '',
      receipt: '',
      copies: [],
      events: [{ what: '提出移送', by: ctx.actor.userId, at: ctx.now.toISOString() }],
    })
  },
})

/** Before it named its case. */
const decideBefore = z.looseObject({ transferId: entityId, caseId: entityId.optional() })

const decideInput = z.object({
  transferId: entityId,
  caseId: entityId,
  approve: z.boolean().meta({ title: '审批结果' }),
  opinion: z.string().trim().min(1, '请填写审批意见').max(2000).meta({ title: '审批意见' }),
})

export const transferDecide = defineCommand<z.infer<typeof decideInput>>({
  type: 'transfer.decide',
  version: 2,
  upcasts: {
    1: (input, rows) => {
      const early = decideBefore.safeParse(input).data
      return early ? { caseId: rows.get('transfer', early.transferId)?.caseId, ...early } : input
    },
  },
  upcastReads: (input) => {
    const early = decideBefore.safeParse(input).data
    return early ? [{ type: 'transfer', id: early.transferId }] : []
  },
  input: decideInput,
  entities: (i) => [
    { type: 'transfer', id: i.transferId },
    { type: 'supervisionCase', id: i.caseId },
  ],
  subject: (i) => ({ type: 'transfer', id: i.transferId }),
  offered: (tx, id, ctx) =>
    needTransfer(tx, id, ctx, 'proposed') ??
    needApprover(tx, id, ctx, { others: 'cases.transferApprover', what: '移送审批' }),
  // 移送 is decided on collectively, whatever the level of the case (domain.md §4); turned down it may be without.
  check: (tx, i) =>
    i.approve && !tx.get('transfer', i.transferId)?.panel ? refuse('cases.transferPanelMissing') : undefined,
  apply(tx, i, ctx) {
    const ref = { type: 'transfer', id: i.transferId } as const
    tx.set(ref, 'state', i.approve ? 'approved' : 'refused')
    tx.set(ref, 'opinion', i.opinion)
    tx.set(ref, 'decidedOn', civilDateOf(ctx.now))
    noteApproval(tx, i.transferId, i.approve ? '批准移送' : '不予批准', ctx)
  },
})

const sendInput = z.object({
  transferId: entityId,
  sentOn: civilDate.meta({ title: '移送日期' }),
  receiver: z.string().trim().min(1, '请填写接收人').max(100).meta({ title: '接收人' }),
})

export const transferSend = defineCommand<z.infer<typeof sendInput>>({
  type: 'transfer.send',
  version: 1,
  input: sendInput,
  ...onlyTransfer,
  offered: (tx, id, ctx) =>
    needTransfer(tx, id, ctx, 'approved') ??
    needRole(ctx, 'officer') ??
    (tx.get('transfer', id)?.letter?.issuedOn ? undefined : refuse('cases.transferLetterMissing')),
  check: (_tx, i, ctx) =>
    i.sentOn > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '移送日期' }) : undefined,
  apply(tx, i, ctx) {
    const ref = { type: 'transfer', id: i.transferId } as const
    tx.set(ref, 'state', 'sent')
    tx.set(ref, 'sentOn', i.sentOn)
    tx.set(ref, 'receiver', i.receiver)
    note(tx, i.transferId, '移送材料', ctx)
  },
})

const receiptInput = z.object({
  transferId: entityId,
  receipt: z.string().trim().min(1, '请填写回执内容').max(2000).meta({ title: '回执' }),
})

export const transferReceipt = defineCommand<z.infer<typeof receiptInput>>({
  type: 'transfer.receipt',
  version: 1,
  input: receiptInput,
  ...onlyTransfer,
  offered: (tx, id, ctx) => needTransfer(tx, id, ctx, 'sent') ?? needRole(ctx, 'officer'),
  apply(tx, i, ctx) {
    const ref = { type: 'transfer', id: i.transferId } as const
    tx.set(ref, 'state', 'received')
    tx.set(ref, 'receipt', i.receipt)
    note(tx, i.transferId, '收到回执', ctx)
  },
})
