import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { resolutionAuthority, resolutionKind, resolutionState } from '../../domain/consultation'
import { firstRefusal, refuse } from '../engine/command'
import { presentOrgans } from './consultation-meeting'
import { defineConsultationCommand } from './define-consultation-command'
import { readsOfEarlier, recordOfEarlier, settleOfEarlier } from './earlier-resolutions'
import {
  entryRef,
  needEntryNamed,
  needFormerEntry,
  needProposable,
  proposedEntry,
  proposeEntry,
  restoreEntry,
  withdrawEntry,
} from './proposed-entry'

const resolutionInput = z.object({
  consultationId: entityId,
  caseId: entityId,
  resolutionId: entityId,
  kind: resolutionKind.meta({ title: '事项类别' }),
  title: z.string().trim().min(1, '请填写事项').max(60).meta({ title: '事项' }),
  content: z.string().trim().min(1, '请写明议定内容').max(2000).meta({ title: '议定内容' }),
  organId: entityId.meta({ title: '责任单位' }),
  dueOn: civilDate.optional().meta({ title: '完成期限' }),
  decidedBy: resolutionAuthority.meta({ title: '议定依据' }),
  /** Proposed to the hotline for its dispatch catalogue, and shown at the next similar order. */
  entry: proposedEntry.optional().meta({ title: '提议写入派单目录' }),
  /** The proposal of before is taken back; in what the hotline goes by, that is marked. */
  withdrawnEntryId: entityId.optional(),
  /** The proposal of before is the hotline's by now, and the resolution still says so: it stays as it is. */
  keptEntryId: entityId.optional(),
})

/** What was agreed, who does it, until when, and by whose authority; its parts are legal facts of their own. */
export const consultationRecordResolution = defineConsultationCommand<z.infer<typeof resolutionInput>>({
  type: 'consultation.recordResolution',
  version: 2,
  upcasts: { 1: recordOfEarlier },
  upcastReads: readsOfEarlier,
  input: resolutionInput,
  statuses: ['held'],
  also: (i) => [i.entry?.entryId, i.withdrawnEntryId, i.keptEntryId].flatMap((id) => (id ? [entryRef(id)] : [])),
  check: (found, i, ctx, tx) =>
    firstRefusal(
      () => needProposable(i, tx.get('dispatchEntry', i.entry?.entryId ?? '')),
      () => needFormerEntry(tx, i, found.resolutions[i.resolutionId]?.entryId),
      () => (ctx.ref.organ(i.organId) ? undefined : refuse('general.notFound', { what: '责任单位' })),
      () =>
        i.dueOn && found.heldOn && i.dueOn < found.heldOn
          ? refuse('cases.dateNotAfter', { what: '完成期限', than: '会商日期' })
          : undefined,
    ),
  apply({ set, consultation, tx }, i, ctx) {
    const { consultationId: _consultation, caseId: _case, resolutionId: id, ...rest } = i
    const { entry, withdrawnEntryId, keptEntryId: _kept, ...parts } = rest
    if (!consultation.resolutions[id]) set(`resolutions.${id}`, { id, ...parts, state: 'open', result: '' })
    else for (const [name, to] of Object.entries(parts)) set(`resolutions.${id}.${name}`, to)
    if (entry || withdrawnEntryId) set(`resolutions.${id}.entryId`, entry?.entryId)
    if (withdrawnEntryId) withdrawEntry(tx, withdrawnEntryId, ctx)
    if (entry) {
      const state = consultation.resolutions[id]?.state ?? 'open'
      proposeEntry(tx, consultation, { id, ...parts, state, ...entry }, ctx)
    }
    return { note: i.title }
  },
})

const settleInput = z.object({
  consultationId: entityId,
  caseId: entityId,
  resolutionId: entityId,
  state: resolutionState.meta({ title: '落实情况' }),
  result: z.string().trim().max(2000).default('').meta({ title: '说明' }),
  /** What the resolution proposed for the dispatch catalogue goes and comes with it. */
  entryId: entityId.optional(),
})

/** Follow-up: carried out, or given up with its reason; a mistake can be opened again. */
export const consultationSettleResolution = defineConsultationCommand<z.infer<typeof settleInput>>({
  type: 'consultation.settleResolution',
  version: 2,
  upcasts: { 1: settleOfEarlier },
  upcastReads: readsOfEarlier,
  input: settleInput.refine((i) => i.state === 'open' || i.result !== '', {
    path: ['result'],
    message: '请写明落实的情况，或者不再办理的原因',
  }),
  statuses: ['held'],
  also: (i) => (i.entryId ? [entryRef(i.entryId)] : []),
  check: (found, i, _ctx, tx) => {
    const resolution = found.resolutions[i.resolutionId]
    if (!resolution) return refuse('general.notFound', { what: '议定事项' })
    return needEntryNamed(tx, i.resolutionId, i.entryId, resolution.entryId)
  },
  apply({ set, consultation, tx }, i, ctx) {
    const before = consultation.resolutions[i.resolutionId]
    if (i.entryId && i.state === 'dropped') {
      // A resolution from before it named its entry: kept now, for its coming back.
      if (withdrawEntry(tx, i.entryId, ctx)) set(`resolutions.${i.resolutionId}.entryId`, i.entryId)
    } else if (i.entryId && before?.entryId === i.entryId && before.state === 'dropped') restoreEntry(tx, i.entryId)
    set(`resolutions.${i.resolutionId}.state`, i.state)
    set(`resolutions.${i.resolutionId}.result`, i.result)
    set(`resolutions.${i.resolutionId}.settledAt`, i.state === 'open' ? undefined : ctx.now.toISOString())
    return { note: [before?.title, i.result].filter(Boolean).join('：') }
  },
})

const signInput = z.object({
  consultationId: entityId,
  caseId: entityId,
  organId: entityId.meta({ title: '会签单位' }),
  person: z.string().trim().min(1, '请填写会签人').max(60).meta({ title: '会签人' }),
  on: civilDate.meta({ title: '会签日期' }),
  reservation: z.string().trim().max(2000).default('').meta({ title: '保留意见' }),
})

/** 会签, with a reservation where the organ stands by the minutes only in part. */
export const consultationSignOff = defineConsultationCommand<z.infer<typeof signInput>>({
  type: 'consultation.signOff',
  input: signInput,
  statuses: ['held'],
  check: (found, i, ctx) => {
    if (i.on > civilDateOf(ctx.now)) return refuse('cases.dateAhead', { what: '会签日期' })
    if (found.heldOn && i.on < found.heldOn) return refuse('cases.dateNotAfter', { what: '会签日期', than: '会商日期' })
    const organ = ctx.ref.organ(i.organId)?.name ?? i.organId
    return presentOrgans(found).has(i.organId) ? undefined : refuse('consultations.notPresent', { organ })
  },
  apply({ set }, i, ctx) {
    const { consultationId: _consultation, caseId: _case, ...signOff } = i
    set(`signOffs.${i.organId}`, signOff)
    const organ = ctx.ref.organ(i.organId)?.name ?? ''
    return { note: i.reservation ? `${organ}会签，保留意见：${i.reservation}` : `${organ}会签` }
  },
})
