import { z } from 'zod'
import { entityId, instant } from '../../domain/common'
import {
  isByHand,
  nextTryAt,
  type PushState,
  patientTries,
  pushReceipt,
  pushState,
  pushStateLabels,
  type SharePush,
  sharePush,
} from '../../domain/share-push'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse, type Tx } from '../engine/command'
import { needRole } from '../guards'

const ref = (id: string) => ({ type: 'sharePush', id }) as const
const mostSteps = 60

function needState(tx: ReadTx, id: string, ...states: readonly PushState[]) {
  const found = tx.get('sharePush', id)
  if (!found) return refuse('general.notFound', { what: '数据推送' })
  if (states.includes(found.state)) return undefined
  return refuse('push.wrongState', {
    state: pushStateLabels[found.state],
    needed: states.map((state) => pushStateLabels[state]).join('、'),
  })
}

function write(tx: Tx, id: string, ctx: CommandContext, patch: Partial<SharePush>, what: Step['what'], text = '') {
  const step = { at: ctx.now.toISOString(), by: ctx.actor.userId, what, text: text.slice(0, 500) }
  const steps = [...(tx.get('sharePush', id)?.steps ?? []), step].slice(-mostSteps)
  for (const [name, value] of Object.entries({ ...patch, steps })) tx.set(ref(id), name, value)
}
type Step = SharePush['steps'][number]

const makeInput = sharePush
  .pick({ region: true, agreementId: true, recipient: true, partner: true, stage: true, mode: true, period: true })
  .extend(sharePush.pick({ part: true, parts: true, rows: true, way: true, format: true }).shape)
  .extend({ pushId: entityId })

/** The server has put together what is to go; its rows are already kept. */
export const pushMake = defineCommand<z.infer<typeof makeInput>>({
  type: 'push.make',
  version: 1,
  input: makeInput,
  entities: (i) => [ref(i.pushId)],
  subject: (i) => ref(i.pushId),
  offered: (tx, id, ctx) =>
    needRole(ctx, 'system') ?? (tx.get('sharePush', id) ? refuse('push.alreadyMade') : undefined),
  apply: (tx, { pushId: id, ...facts }, ctx) =>
    tx.create('sharePush', {
      id,
      ...facts,
      revision: 1,
      state: 'queued',
      tries: 0,
      ...(facts.way === 'excel' ? {} : { nextAt: ctx.now.toISOString() }),
      steps: [],
    }),
})

const remakeInput = z.object({ pushId: entityId, revision: z.number().int(), rows: z.number().int().nonnegative() })

/** The rows were put together anew after a rejection. */
export const pushRemake = defineCommand<z.infer<typeof remakeInput>>({
  type: 'push.remake',
  version: 1,
  input: remakeInput,
  entities: (i) => [ref(i.pushId)],
  subject: (i) => ref(i.pushId),
  offered: (tx, id, ctx) => needRole(ctx, 'system') ?? needState(tx, id, 'queued'),
  check: (tx, i) => (tx.get('sharePush', i.pushId)?.revision === i.revision ? undefined : refuse('push.alreadyMade')),
  apply: (tx, i) => tx.set(ref(i.pushId), 'rows', i.rows),
})

const attemptInput = z.object({
  pushId: entityId,
  /** What was tried: one that was made anew meanwhile is not what this is about. */
  revision: z.number().int(),
  result: z.discriminatedUnion('kind', [
    /** Over there; the receipt comes with the answer, or later. */
    z.object({ kind: z.literal('sent'), askAt: instant.optional() }),
    z.object({
      kind: z.literal('failed'),
      reason: z.string().max(500),
      todo: z.string().max(500),
      /** Waiting makes nothing better. */
      hopeless: z.boolean(),
      notBefore: instant.optional(),
    }),
  ]),
})

/** What became of one attempt to send, or to ask for the receipt. */
export const pushAttempt = defineCommand<z.infer<typeof attemptInput>>({
  type: 'push.attempt',
  version: 1,
  input: attemptInput,
  entities: (i) => [ref(i.pushId)],
  subject: (i) => ref(i.pushId),
  offered: (tx, id, ctx) => needRole(ctx, 'system') ?? needState(tx, id, 'queued', 'sent'),
  check: (tx, i) => (tx.get('sharePush', i.pushId)?.revision === i.revision ? undefined : refuse('push.alreadyMade')),
  apply(tx, { pushId, result }, ctx) {
    const found = tx.get('sharePush', pushId)
    if (!found) return
    if (result.kind === 'sent') {
      const sent = { state: 'sent' as const, trouble: undefined, nextAt: result.askAt }
      // Asking again in vain is no second sending.
      if (found.state === 'queued') write(tx, pushId, ctx, { ...sent, tries: 0, sentAt: ctx.now.toISOString() }, 'sent')
      else
        for (const [name, value] of Object.entries({ ...sent, tries: found.tries + 1 }))
          tx.set(ref(pushId), name, value)
      return
    }
    const tries = found.tries + 1
    const { reason, todo, hopeless, notBefore = '' } = result
    const since = found.trouble?.since ?? ctx.now.toISOString()
    const nextAt = [nextTryAt(tries, ctx.now), notBefore].sort()[1]
    const trouble = { since, reason, todo, stuck: hopeless || tries >= patientTries }
    write(tx, pushId, ctx, { tries, nextAt, trouble }, 'failed', reason)
  },
})

const receiptFields = pushReceipt.pick({ result: true, reason: true, receiptNo: true, at: true, by: true })
const receiveInput = receiptFields.extend({ pushId: entityId, revision: z.number().int() })

function settle(tx: Tx, id: string, ctx: CommandContext, receipt: SharePush['receipt'] & object) {
  const { result, reason, by } = receipt
  const sentAt = tx.get('sharePush', id)?.sentAt ?? ctx.now.toISOString()
  const patch = { state: result, receipt, sentAt, nextAt: undefined, trouble: undefined, tries: 0 }
  write(tx, id, ctx, patch, result, [by, reason].filter(Boolean).join('：'))
}

/** The receiver's system says whether it takes it; the same receipt a second time changes nothing. */
export const pushReceive = defineCommand<z.infer<typeof receiveInput>>({
  type: 'push.receive',
  version: 1,
  input: receiveInput,
  entities: (i) => [ref(i.pushId)],
  subject: (i) => ref(i.pushId),
  offered: (tx, id, ctx) => needRole(ctx, 'system') ?? needState(tx, id, 'queued', 'sent'),
  check: (tx, i) => (tx.get('sharePush', i.pushId)?.revision === i.revision ? undefined : refuse('push.alreadyMade')),
  apply: (tx, { pushId, revision: _revision, ...receipt }, ctx) => settle(tx, pushId, ctx, receipt),
})

const byOfficer = (tx: ReadTx, id: string, ctx: CommandContext, ...states: readonly PushState[]) =>
  firstRefusal(
    () => needRole(ctx, 'officer', 'reviewer'),
    () => needState(tx, id, ...states),
  )

const onPush = z.object({ pushId: entityId })

/** 人工报送: the officer has carried the workbook over. */
export const pushHandOver = defineCommand<z.infer<typeof onPush>>({
  type: 'push.handOver',
  version: 1,
  input: onPush,
  entities: (i) => [ref(i.pushId)],
  subject: (i) => ref(i.pushId),
  offered: (tx, id, ctx) =>
    firstRefusal(
      () => byOfficer(tx, id, ctx, 'queued'),
      () => {
        const found = tx.get('sharePush', id)
        return found && !isByHand(found) ? refuse('push.notByHand') : undefined
      },
    ),
  apply: (tx, i, ctx) =>
    write(tx, i.pushId, ctx, { state: 'sent', sentAt: ctx.now.toISOString(), trouble: undefined }, 'sent'),
})

const recordInput = z.object({
  pushId: entityId,
  result: z.enum(['accepted', 'rejected']).meta({ title: '回执' }),
  reason: z.string().trim().max(500).default('').meta({ title: '退回原因' }),
  receiptNo: z.string().trim().max(100).default('').meta({ title: '对方编号' }),
  at: instant.meta({ title: '接收时间' }),
  by: z.string().trim().min(1, '请写明对方何人接收').max(100).meta({ title: '接收人' }),
})

/** 登记回执 that came by paper or telephone. */
export const pushRecordReceipt = defineCommand<z.infer<typeof recordInput>>({
  type: 'push.recordReceipt',
  version: 1,
  input: recordInput,
  entities: (i) => [ref(i.pushId)],
  subject: (i) => ref(i.pushId),
  offered: (tx, id, ctx) => byOfficer(tx, id, ctx, 'sent'),
  check(_tx, i, ctx) {
    if (Date.parse(i.at) > ctx.now.getTime() + 60_000) return refuse('push.receiptInFuture')
    return i.result === 'rejected' && i.reason === '' ? refuse('push.reasonNeeded') : undefined
  },
  apply: (tx, { pushId, ...receipt }, ctx) => settle(tx, pushId, ctx, { ...receipt, recordedBy: ctx.actor.userId }),
})

/** 重新推送: what was rejected is put together anew; what did not get through is tried again at once. */
export const pushResend = defineCommand<z.infer<typeof onPush>>({
  type: 'push.resend',
  version: 1,
  input: onPush,
  entities: (i) => [ref(i.pushId)],
  subject: (i) => ref(i.pushId),
  offered: (tx, id, ctx) => byOfficer(tx, id, ctx, 'queued', 'sent', 'rejected'),
  apply(tx, i, ctx) {
    const found = tx.get('sharePush', i.pushId)
    if (!found) return
    const anew = found.state === 'rejected'
    const patch = {
      state: pushState.enum.queued,
      revision: found.revision + (anew ? 1 : 0),
      tries: 0,
      trouble: undefined,
      ...(anew ? { receipt: undefined } : {}),
      nextAt: found.way === 'excel' ? undefined : ctx.now.toISOString(),
    }
    write(tx, i.pushId, ctx, patch, 'resent')
  },
})

const cancelInput = onPush.extend({
  reason: z.string().trim().min(1, '请写明取消理由').max(500).meta({ title: '取消理由' }),
})

/** 取消: it is not to go any more. */
export const pushCancel = defineCommand<z.infer<typeof cancelInput>>({
  type: 'push.cancel',
  version: 1,
  input: cancelInput,
  entities: (i) => [ref(i.pushId)],
  subject: (i) => ref(i.pushId),
  offered: (tx, id, ctx) => byOfficer(tx, id, ctx, 'queued', 'rejected'),
  apply: (tx, i, ctx) =>
    write(tx, i.pushId, ctx, { state: 'cancelled', nextAt: undefined, trouble: undefined }, 'cancelled', i.reason),
})
