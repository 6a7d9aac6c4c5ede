import { z } from 'zod'
import { entityId, shortText } from '../../domain/common'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { endCaseLimits, startTriage } from '../case-limits'
import { defineCommand, firstRefusal, refuse } from '../engine/command'
import { needHandler, needNoConflict, needOpenCase, needRunning, onCase } from '../guards'
import { caseSeries } from '../numbers'
import { raiseFlags } from './case-flags'
import { needTracksEnded } from './case-tracks'
import { newCase } from './new-case'

/** Once documents have gone out, each case keeps its own way (domain.md §4). */
function needNoDocuments(found: SupervisionCase): Refusal | undefined {
  const out = found.opinionId ?? found.requestId ?? found.decisionId
  return out ? refuse('cases.documentsDiffer', { caseNo: found.caseNo ?? found.title }) : undefined
}

/** What was investigated belongs to its case: it is the other one that is merged into it. */
function needNothingFound(found: SupervisionCase): Refusal | undefined {
  const made = [found.findings, found.interviews, found.fileRequests, found.objections, found.rectification]
  const investigated =
    made.some((parts) => Object.keys(parts ?? {}).length > 0) ||
    (found.expertOpinions ?? []).length > 0 ||
    Boolean(found.statement ?? found.legalReview ?? found.panel)
  return investigated ? refuse('cases.mergeInvestigated') : undefined
}

function needOpen(found: SupervisionCase): Refusal | undefined {
  return needOpenCase(found) ?? needRunning(found)
}

const mergeInput = z.object({
  caseId: entityId,
  intoId: entityId.meta({ title: '并入案件' }),
  orderIds: z.array(entityId).max(500),
  reason: z.string().trim().min(1, '请写明合并理由').max(1000).meta({ title: '合并理由' }),
})

/** 并案: the orders and acts go to the other case; this one keeps its number and closes as 并入. */
export const caseMerge = defineCommand<z.infer<typeof mergeInput>>({
  type: 'case.merge',
  version: 1,
  input: mergeInput,
  entities: (i) => [
    { type: 'supervisionCase', id: i.caseId },
    { type: 'supervisionCase', id: i.intoId },
    ...i.orderIds.map((id) => ({ type: 'workOrder' as const, id })),
  ],
  subject: (i) => ({ type: 'supervisionCase', id: i.caseId }),
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      needOpen,
      (found) => needHandler(ctx, found),
      needNoConflict,
      needNoDocuments,
      needTracksEnded,
      needNothingFound,
    ),
  check: (tx, i, ctx) => {
    if (i.intoId === i.caseId) return refuse('cases.mergeSelf')
    const found = tx.get('supervisionCase', i.caseId)
    if (found && !sameIds(found.orderIds, i.orderIds)) return refuse('cases.ordersChanged')
    return onCase(tx, i.intoId, ctx, ['officer'], needOpen, needNoConflict, needNoDocuments)
  },
  apply(tx, i, ctx) {
    const found = tx.get('supervisionCase', i.caseId)
    const into = tx.get('supervisionCase', i.intoId)
    if (!found || !into) return
    const ref = { type: 'supervisionCase', id: i.caseId } as const
    const target = { type: 'supervisionCase', id: i.intoId } as const
    const at = ctx.now.toISOString()
    tx.add(target, 'orderIds', found.orderIds)
    for (const [id, act] of Object.entries(found.acts)) if (!into.acts[id]) tx.set(target, `acts.${id}`, act)
    for (const id of found.orderIds) tx.set({ type: 'workOrder', id }, 'lead.caseId', i.intoId)
    raiseFlags(tx, into, found.flags, ctx)
    tx.set(ref, 'mergedInto', i.intoId)
    tx.set(ref, 'closing', { kind: 'merged', reason: i.reason, checkedBy: [], at, by: ctx.actor.userId })
    tx.set(ref, 'stage', 'closed')
    endCaseLimits(tx, found, ctx)
    // The entry stands in the case that goes on: that is where its officers read.
    tx.record({
      caseId: i.intoId,
      region: into.region,
      note: `并入 ${found.caseNo ?? found.title}：${i.reason}`,
    })
  },
})

const splitInput = z.object({
  caseId: entityId,
  newCaseId: entityId,
  title: shortText.meta({ title: '新案件名称' }),
  orderIds: z.array(entityId).min(1, '请选择分出的来件').max(500).meta({ title: '分出的来件' }),
  reason: z.string().trim().min(1, '请写明分案理由').max(1000).meta({ title: '分案理由' }),
})

/** 分案: some of the orders become a case of their own, in triage. */
export const caseSplit = defineCommand<z.infer<typeof splitInput>>({
  type: 'case.split',
  version: 1,
  input: splitInput,
  entities: (i) => [
    { type: 'supervisionCase', id: i.caseId },
    { type: 'supervisionCase', id: i.newCaseId },
    ...i.orderIds.map((id) => ({ type: 'workOrder' as const, id })),
  ],
  subject: (i) => ({ type: 'supervisionCase', id: i.caseId }),
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      needOpen,
      (found) => needHandler(ctx, found),
      needNoConflict,
      needNoDocuments,
      (found) => (found.orderIds.length > 1 ? undefined : refuse('cases.splitOneOrder')),
    ),
  check: (tx, i) => {
    const found = tx.get('supervisionCase', i.caseId)
    return firstRefusal(
      () => (tx.get('supervisionCase', i.newCaseId) ? refuse('cases.caseExists') : undefined),
      () => (i.orderIds.every((id) => found?.orderIds.includes(id)) ? undefined : refuse('cases.ordersChanged')),
      () => (i.orderIds.length < (found?.orderIds.length ?? 0) ? undefined : refuse('cases.splitAllOrders')),
    )
  },
  series: (_tx, _i, ctx) => caseSeries(ctx.actor.organId, ctx),
  apply(tx, i, ctx) {
    const found = tx.get('supervisionCase', i.caseId)
    const first = tx.get('workOrder', i.orderIds[0] ?? '')
    if (!found) return
    tx.create(
      'supervisionCase',
      newCase(tx, ctx, {
        id: i.newCaseId,
        title: i.title,
        origin: found.origin,
        originNote: `由 ${found.caseNo ?? found.title} 分出`,
        orderIds: [...i.orderIds],
        region: first?.region ?? found.region,
        respondentOrganId: first?.handlingOrganId ?? found.respondentOrganId,
        flags: found.flags,
        splitFrom: i.caseId,
      }),
    )
    // Until it is judged by itself it is as urgent as the case that it comes from.
    startTriage(tx, i.newCaseId, found, ctx)
    tx.remove({ type: 'supervisionCase', id: i.caseId }, 'orderIds', i.orderIds)
    for (const id of i.orderIds) tx.set({ type: 'workOrder', id }, 'lead.caseId', i.newCaseId)
    tx.record({ caseId: i.caseId, region: found.region, note: `分出 ${i.orderIds.length} 件来件：${i.reason}` })
  },
})

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}
