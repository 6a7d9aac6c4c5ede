import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import {
  attendance,
  attendanceLabels,
  type Consultation,
  orderedParticipants,
  orderedResolutions,
} from '../../domain/consultation'
import { addWorkdays } from '../../domain/work-calendar'
import { endTrack } from '../cases/case-tracks'
import { type CommandContext, firstRefusal, refuse } from '../engine/command'
import {
  agendaOf,
  type ConsultationEdit,
  defineConsultationCommand,
  needSameAgenda,
} from './define-consultation-command'

/** 内部时限: minutes three working days after the meeting (domain.md §7). */
const MINUTES_WORKDAYS = 3
const FEWEST_ORGANS = 2

const participantInput = z.object({
  consultationId: entityId,
  caseId: entityId,
  participantId: entityId,
  organId: entityId.meta({ title: '单位' }),
  name: z.string().trim().min(1, '请填写姓名和职务').max(60).meta({ title: '姓名和职务' }),
  attendance: attendance.meta({ title: '出席情况' }),
})

/** Somebody is invited, or what is known of him changes: the list of a meeting is its attendance in the end. */
export const consultationSetParticipant = defineConsultationCommand<z.infer<typeof participantInput>>({
  type: 'consultation.setParticipant',
  input: participantInput,
  statuses: ['convened', 'held'],
  check: (found, i, ctx) =>
    firstRefusal(
      () => (ctx.ref.organ(i.organId) ? undefined : refuse('general.notFound', { what: '单位' })),
      () =>
        Object.values(found.participants).some(
          (one) => one.id !== i.participantId && one.organId === i.organId && one.name === i.name,
        )
          ? refuse('consultations.organTwice', { name: i.name })
          : undefined,
    ),
  apply({ set, consultation }, i, ctx) {
    const { consultationId: _consultation, caseId: _case, participantId: id, ...rest } = i
    const before = consultation.participants[id]
    if (before) for (const [name, to] of Object.entries(rest)) set(`participants.${id}.${name}`, to)
    else set(`participants.${id}`, { id, ...rest })
    return { note: `${ctx.ref.organ(i.organId)?.name ?? ''}${i.name}：${attendanceLabels[i.attendance]}` }
  },
})

const dropInput = z.object({ consultationId: entityId, caseId: entityId, participantId: entityId })

export const consultationDropParticipant = defineConsultationCommand<z.infer<typeof dropInput>>({
  type: 'consultation.dropParticipant',
  input: dropInput,
  statuses: ['convened', 'held'],
  check: (found, i) => (found.participants[i.participantId] ? undefined : refuse('general.notFound', { what: '人员' })),
  apply({ set, consultation }, i) {
    set(`participants.${i.participantId}`, undefined)
    return { note: `移出名单：${consultation.participants[i.participantId]?.name ?? ''}` }
  },
})

const opinionInput = z.object({
  consultationId: entityId,
  caseId: entityId,
  participantId: entityId.meta({ title: '单位' }),
  text: z.string().trim().min(1, '请填写书面意见').max(4000).meta({ title: '书面意见' }),
  on: civilDate.meta({ title: '反馈日期' }),
})

/** 书面会商 goes from desk to desk: each organ answers in writing, late or in time. */
export const consultationRecordOpinion = defineConsultationCommand<z.infer<typeof opinionInput>>({
  type: 'consultation.recordOpinion',
  input: opinionInput,
  statuses: ['convened'],
  check: (found, i, ctx) =>
    firstRefusal(
      () => (found.kind === 'written' ? undefined : refuse('consultations.notWritten')),
      () => (found.participants[i.participantId] ? undefined : refuse('general.notFound', { what: '单位' })),
      () => (i.on > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '反馈日期' }) : undefined),
    ),
  apply({ set, consultation }, i, ctx) {
    set(`participants.${i.participantId}.opinion`, { text: i.text, on: i.on, late: i.on > consultation.scheduledOn })
    set(`participants.${i.participantId}.attendance`, 'present')
    const organ = ctx.ref.organ(consultation.participants[i.participantId]?.organId)?.name ?? ''
    return { note: `${organ}：${i.text}` }
  },
})

const holdInput = z.object({
  consultationId: entityId,
  caseId: entityId,
  heldOn: civilDate.meta({ title: '召开日期' }),
  discussion: z.string().trim().min(1, '请写明各方意见的要点').max(10_000).meta({ title: '会商情况' }),
})

/** The meeting has taken place; of a 书面会商, the opinions are in. */
export const consultationHold = defineConsultationCommand<z.infer<typeof holdInput>>({
  type: 'consultation.hold',
  input: holdInput,
  statuses: ['convened', 'held'],
  check: (found, i, ctx) => {
    if (i.heldOn > civilDateOf(ctx.now)) return refuse('cases.dateAhead', { what: '召开日期' })
    const waiting = orderedParticipants(found).filter((one) => one.attendance === 'invited')
    if (waiting.length > 0 && found.kind === 'written') {
      const organs = waiting.map(({ organId }) => ctx.ref.organ(organId)?.name ?? organId).join('、')
      return refuse('consultations.opinionsAwaited', { organs, day: found.scheduledOn })
    }
    if (waiting.length > 0) return refuse('consultations.stillInvited', { n: waiting.length })
    return presentOrgans(found).size < FEWEST_ORGANS ? refuse('consultations.fewPresent') : undefined
  },
  apply({ set, consultation }, i, ctx) {
    set('status', 'held')
    set('heldOn', i.heldOn)
    set('discussion', i.discussion)
    if (consultation.status === 'convened')
      set('minutesDueOn', addWorkdays(i.heldOn, MINUTES_WORKDAYS, ctx.ref.calendar))
    return { note: consultation.topic }
  },
})

export function presentOrgans(found: Consultation): Set<string> {
  const present = Object.values(found.participants).filter((one) => one.attendance === 'present')
  return new Set(present.map((one) => one.organId))
}

const endInput = z.object({
  consultationId: entityId,
  caseId: entityId,
  /** The agenda as the officer sees it: each of its cases is freed. */
  caseIds: z.array(entityId).min(1).max(100),
  result: z.string().trim().min(1, '请写明结果').max(2000).meta({ title: '会商结果' }),
})

/** Every resolution is carried out or given up with its reason, every organ that was there has signed. */
export const consultationClose = defineConsultationCommand<z.infer<typeof endInput>>({
  type: 'consultation.close',
  input: endInput,
  statuses: ['held'],
  also: agendaOf,
  check: (found, i, ctx) =>
    firstRefusal(
      () => needSameAgenda(found, i.caseIds),
      () => {
        const open = orderedResolutions(found).filter((one) => one.state === 'open').length
        return open > 0 ? refuse('consultations.openResolutions', { n: open }) : undefined
      },
      () => {
        const unsigned = [...presentOrgans(found)].filter((id) => !found.signOffs[id])
        const organs = unsigned.map((id) => ctx.ref.organ(id)?.name ?? id).join('、')
        return unsigned.length > 0 ? refuse('consultations.signOffMissing', { organs }) : undefined
      },
    ),
  apply: (edit, i, ctx) => endMeeting(edit, 'closed', i.result, ctx),
})

export const consultationCancel = defineConsultationCommand<z.infer<typeof endInput>>({
  type: 'consultation.cancel',
  input: endInput,
  statuses: ['convened'],
  also: agendaOf,
  check: (found, i) => needSameAgenda(found, i.caseIds),
  apply: (edit, i, ctx) => endMeeting(edit, 'cancelled', i.result, ctx),
})

/** Its cases go on without it; each keeps in its own record how it ended. */
function endMeeting(
  { set, tx, consultation }: ConsultationEdit,
  status: 'closed' | 'cancelled',
  result: string,
  ctx: CommandContext,
): { note: string } {
  set('status', status)
  set('result', result)
  set('endedAt', ctx.now.toISOString())
  for (const id of consultation.caseIds) {
    const found = tx.get('supervisionCase', id)
    if (!found) continue
    if (found.tracks?.[consultation.id]?.state === 'running') endTrack(tx, id, consultation.id, 'ended', result, ctx)
    if (id !== consultation.caseId) tx.record({ caseId: id, region: found.region, note: result })
  }
  return { note: result }
}
