import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, code, entityId, shortText } from '../../domain/common'
import { consultationKind, consultationKindLabels } from '../../domain/consultation'
import { openStages } from '../../domain/stages'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { endTrack, openTrack } from '../cases/case-tracks'
import { defineCommand, firstRefusal, refuse } from '../engine/command'
import { needCode, needHandler, onCase } from '../guards'
import { agendaOf, defineConsultationCommand, needSameAgenda } from './define-consultation-command'

const plan = {
  kind: consultationKind.meta({ title: '会商形式' }),
  reason: code.meta({ title: '会商事由' }),
  topic: shortText.meta({ title: '会商议题' }),
  hostOrganIds: z.array(entityId).min(1, '请选择召集单位').max(5).meta({ title: '召集单位' }),
  scheduledOn: civilDate.meta({ title: '会商日期' }),
  time: z.string().trim().max(40).default('').meta({ title: '时间' }),
  place: z.string().trim().max(100).default('').meta({ title: '地点' }),
  chair: z.string().trim().max(60).default('').meta({ title: '主持人' }),
}

const conveneInput = z.object({ consultationId: entityId, caseId: entityId, ...plan })

/** Between filing and closing a case may be brought to the table, beside its stage (domain.md §4, tracks). */
function needOpenCase(found: SupervisionCase): Refusal | undefined {
  const open = openStages.has(found.stage) && found.stage !== 'triage' && found.stage !== 'forwarded'
  return open ? undefined : refuse('consultations.caseNotOpen', { title: found.title })
}

export const consultationConvene = defineCommand<z.infer<typeof conveneInput>>({
  type: 'consultation.convene',
  version: 1,
  input: conveneInput,
  entities: (i) => [
    { type: 'supervisionCase', id: i.caseId },
    { type: 'consultation', id: i.consultationId },
  ],
  subject: (i) => ({ type: 'supervisionCase', id: i.caseId }),
  offered: (tx, caseId, ctx) => onCase(tx, caseId, ctx, ['officer'], needOpenCase, (found) => needHandler(ctx, found)),
  check: (tx, i, ctx) =>
    firstRefusal(
      () => (tx.get('consultation', i.consultationId) ? refuse('consultations.exists') : undefined),
      () => needCode(ctx, 'consultationReason', i.reason),
      () => needAhead(i.scheduledOn, civilDateOf(ctx.now)),
      () => needOrgans(i.hostOrganIds, ctx.ref.organ),
    ),
  apply(tx, i, ctx) {
    const home = tx.get('supervisionCase', i.caseId)
    if (!home) return
    const { consultationId, caseId, ...rest } = i
    tx.create('consultation', {
      id: consultationId,
      region: home.region,
      status: 'convened',
      caseId,
      caseIds: [caseId],
      ...rest,
      participants: {},
      discussion: '',
      resolutions: {},
      signOffs: {},
      result: '',
    })
    const title = `${consultationKindLabels[i.kind]}：${i.topic}`
    openTrack(
      tx,
      caseId,
      { id: consultationId, kind: 'consultation', title, dueOn: i.scheduledOn, refId: consultationId },
      ctx,
    )
    tx.record({ caseId, region: home.region, note: title })
  },
})

function needAhead(on: string, today: string): Refusal | undefined {
  return on < today ? refuse('cases.dateNotAhead', { what: '会商日期' }) : undefined
}

function needOrgans(ids: readonly string[], organ: (id: string) => unknown): Refusal | undefined {
  return ids.every((id) => organ(id)) ? undefined : refuse('general.notFound', { what: '单位' })
}

const amendInput = z
  .object({ consultationId: entityId, caseId: entityId, caseIds: z.array(entityId).min(1).max(100), ...plan })
  .partial({
    kind: true,
    reason: true,
    topic: true,
    hostOrganIds: true,
    scheduledOn: true,
    time: true,
    place: true,
    chair: true,
  })

/** Changes the plan of a meeting that has not taken place: another day, another room. */
export const consultationAmend = defineConsultationCommand<z.infer<typeof amendInput>>({
  type: 'consultation.amend',
  input: amendInput,
  statuses: ['convened'],
  also: agendaOf,
  check: (found, i, ctx) =>
    firstRefusal(
      () => needSameAgenda(found, i.caseIds),
      () => needCode(ctx, 'consultationReason', i.reason),
      () => (i.scheduledOn ? needAhead(i.scheduledOn, civilDateOf(ctx.now)) : undefined),
      () => (i.hostOrganIds ? needOrgans(i.hostOrganIds, ctx.ref.organ) : undefined),
    ),
  apply({ set, tx, consultation }, { consultationId: _id, caseId: _caseId, caseIds, ...changes }) {
    for (const [path, to] of Object.entries(changes)) if (to !== undefined) set(path, to)
    if (changes.scheduledOn) {
      for (const id of caseIds) {
        if (tx.get('supervisionCase', id)?.tracks?.[consultation.id])
          tx.set({ type: 'supervisionCase', id }, `tracks.${consultation.id}.dueOn`, changes.scheduledOn)
      }
    }
    return { note: changes.topic ?? consultation.topic }
  },
})

const agendaInput = z.object({ consultationId: entityId, caseId: entityId, otherCaseId: entityId })

/** Puts another case of the bureau on the agenda: 类案 are spoken of together, each keeps its own record. */
export const consultationAddCase = defineConsultationCommand<z.infer<typeof agendaInput>>({
  type: 'consultation.addCase',
  input: agendaInput,
  statuses: ['convened', 'held'],
  also: (i) => [{ type: 'supervisionCase', id: i.otherCaseId }],
  check: (found, i, ctx, tx) => {
    if (found.caseIds.includes(i.otherCaseId)) return refuse('consultations.caseListed')
    return onCase(tx, i.otherCaseId, ctx, ['officer'], needOpenCase)
  },
  apply({ tx, consultation }, i, ctx) {
    const other = tx.get('supervisionCase', i.otherCaseId)
    if (!other) return undefined
    tx.add({ type: 'consultation', id: consultation.id }, 'caseIds', [i.otherCaseId])
    const title = `${consultationKindLabels[consultation.kind]}：${consultation.topic}`
    const track = { id: consultation.id, kind: 'consultation' as const, title, dueOn: consultation.scheduledOn }
    openTrack(tx, i.otherCaseId, { ...track, refId: consultation.id }, ctx)
    tx.record({ caseId: i.otherCaseId, region: other.region, note: title })
    return { note: `加入议程：${other.caseNo ?? other.title}` }
  },
})

export const consultationDropCase = defineConsultationCommand<z.infer<typeof agendaInput>>({
  type: 'consultation.dropCase',
  input: agendaInput,
  statuses: ['convened', 'held'],
  also: (i) => [{ type: 'supervisionCase', id: i.otherCaseId }],
  check: (found, i) => {
    if (!found.caseIds.includes(i.otherCaseId)) return refuse('consultations.caseNotListed')
    return i.otherCaseId === found.caseId ? refuse('consultations.leadCase') : undefined
  },
  apply({ tx, consultation }, i, ctx) {
    const other = tx.get('supervisionCase', i.otherCaseId)
    if (!other) return undefined
    tx.remove({ type: 'consultation', id: consultation.id }, 'caseIds', [i.otherCaseId])
    endTrack(tx, i.otherCaseId, consultation.id, 'ended', '移出会商议程', ctx)
    tx.record({ caseId: i.otherCaseId, region: other.region, note: `移出议程：${consultation.topic}` })
    return { note: `移出议程：${other.caseNo ?? other.title}` }
  },
})
