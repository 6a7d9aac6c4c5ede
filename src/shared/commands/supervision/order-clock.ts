import { civilDateOf, endOfCivilDate } from '../../domain/civil-date'
import { defaultLimits, type LimitRule, limitEnd } from '../../domain/limit'
import type { OfficialDocument } from '../../domain/official-document'
import {
  carryingKinds,
  hotlineRequests,
  type SupervisionOrder,
  supervisionOrderKindLabels,
} from '../../domain/supervision-order'
import { endTrack, openTrack } from '../cases/case-tracks'
import type { CommandContext, Tx } from '../engine/command'
import { orderRef } from './define-supervision-command'

type Clocked = Pick<SupervisionOrder, 'kind' | 'wantedOn' | 'talk'>

/**
 * The last day for an answer: the day that the officer set, of a talk its own day, else the limit of its kind from the
 * day after it was given (domain.md §7: 督办 reply 7 working days, as the rule of the carrying paper may set otherwise).
 */
export function orderDue(order: Clocked, from: string, ctx: CommandContext): string {
  if (order.wantedOn) return endOfCivilDate(order.wantedOn).toISOString()
  if (order.kind === 'talk' && order.talk?.heldOn) return endOfCivilDate(order.talk.heldOn).toISOString()
  return limitEnd(from, limitOf(order.kind, civilDateOf(from), ctx), ctx.ref.calendar)
}

function limitOf(kind: SupervisionOrder['kind'], on: string, ctx: CommandContext): LimitRule {
  if (hotlineRequests.has(kind)) return defaultLimits.hotlineRequest
  const paper = carryingKinds[kind]
  return (paper && ctx.ref.rule(paper, on)?.limit) || defaultLimits.supervisionReply
}

/** The order is given: its clock runs, and so does a track of its case. */
export function startOrder(
  tx: Tx,
  order: SupervisionOrder,
  { from, dueAt, paperId }: { from: string; dueAt?: string | undefined; paperId?: string },
  ctx: CommandContext,
): void {
  const due = dueAt ?? orderDue(order, from, ctx)
  const set = (path: string, to: unknown) => tx.set(orderRef(order.id), path, to)
  set('status', 'sent')
  set('sentAt', from)
  set('dueAt', due)
  if (paperId) set('paperId', paperId)
  if (order.caseId === undefined || !tx.get('supervisionCase', order.caseId)) return
  const title = `${supervisionOrderKindLabels[order.kind]}：${order.title}`
  const track = { id: order.id, kind: 'supervision', title, dueOn: civilDateOf(due), refId: order.id } as const
  openTrack(tx, order.caseId, track, ctx)
}

/** Another last day for the order and for the track of its case. */
export function moveOrderDue(tx: Tx, order: SupervisionOrder, dueOn: string): void {
  tx.set(orderRef(order.id), 'dueAt', endOfCivilDate(dueOn).toISOString())
  const home = order.caseId === undefined ? undefined : tx.get('supervisionCase', order.caseId)
  if (home?.tracks?.[order.id]) tx.set({ type: 'supervisionCase', id: home.id }, `tracks.${order.id}.dueOn`, dueOn)
}

/** The order and its track end; answers stay where they are. */
export function endOrder(
  tx: Tx,
  order: SupervisionOrder,
  status: 'closed' | 'cancelled',
  outcome: string,
  ctx: CommandContext,
): void {
  const set = (path: string, to: unknown) => tx.set(orderRef(order.id), path, to)
  set('status', status)
  set('outcome', outcome)
  set('endedAt', ctx.now.toISOString())
  const home = order.caseId === undefined ? undefined : tx.get('supervisionCase', order.caseId)
  if (home?.tracks?.[order.id]?.state === 'running')
    endTrack(tx, home.id, order.id, 'ended', outcome.slice(0, 500), ctx)
}

/** An answer has come in, by whatever way: the order waits for its check. */
export function answerOrder(tx: Tx, order: SupervisionOrder, late: boolean, ctx: CommandContext): void {
  if (order.status !== 'sent') return
  const set = (path: string, to: unknown) => tx.set(orderRef(order.id), path, to)
  set('status', 'replied')
  set('repliedAt', ctx.now.toISOString())
  set('late', late)
}

/** The order that a paper carries outward, where the two belong together. */
export function orderOfPaper(
  tx: Pick<Tx, 'get'>,
  document: Pick<OfficialDocument, 'supervisionOrderId' | 'kind'>,
): SupervisionOrder | undefined {
  const order = document.supervisionOrderId ? tx.get('supervisionOrder', document.supervisionOrderId) : undefined
  return order && carryingKinds[order.kind] === document.kind ? order : undefined
}
