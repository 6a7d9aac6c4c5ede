import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, code, entityId, shortText } from '../../domain/common'
import { type InspectionItem, type Inspector, LEAST_INSPECTORS, sharesOf } from '../../domain/inspection'
import type { ReferenceData } from '../../domain/reference-data'
import { openStages } from '../../domain/stages'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, defineCommand, firstRefusal, refuse } from '../engine/command'
import { needCode, onCase } from '../guards'
import { defineInspectionCommand } from './define-inspection-command'

const people = z.array(z.object({ userId: entityId, certNo: z.string().trim().max(60).default('') })).max(20)

const plan = {
  organId: entityId.meta({ title: '被核查单位' }),
  place: shortText.meta({ title: '核查地点' }),
  purpose: z.string().trim().max(500).default('').meta({ title: '核查目的' }),
  field: code.meta({ title: '执法领域' }),
  plannedOn: civilDate.meta({ title: '核查日期' }),
  inspectors: people.meta({ title: '核查人员' }),
  observers: z.array(z.string().trim().min(1).max(60)).max(20).default([]).meta({ title: '见证人和其他在场人员' }),
  helperOrganIds: z.array(entityId).max(10).optional().meta({ title: '协助的司法所' }),
}

const planInput = z.object({ inspectionId: entityId, caseId: entityId, ...plan })

function needRunningCase(found: SupervisionCase): Refusal | undefined {
  const open = openStages.has(found.stage) && found.stage !== 'forwarded'
  return open ? undefined : refuse('inspections.caseNotOpen', { title: found.title })
}

/** An officer arranges an inspection for a case; its checklist is that of the field, as it reads today. */
export const inspectionPlan = defineCommand<z.infer<typeof planInput>>({
  type: 'inspection.plan',
  version: 1,
  input: planInput,
  entities: (i) => [
    { type: 'supervisionCase', id: i.caseId },
    { type: 'inspection', id: i.inspectionId },
  ],
  subject: (i) => ({ type: 'supervisionCase', id: i.caseId }),
  offered: (tx, caseId, ctx) => onCase(tx, caseId, ctx, ['officer'], needRunningCase),
  check: (tx, i, ctx) =>
    firstRefusal(
      () => (tx.get('inspection', i.inspectionId) ? refuse('inspections.exists') : undefined),
      () => needPlan(i, ctx),
    ),
  apply(tx, i, ctx) {
    const home = tx.get('supervisionCase', i.caseId)
    if (!home) return
    const { inspectionId, caseId, inspectors: people, ...rest } = i
    const inspectors = named(people, ctx.ref)
    tx.create('inspection', {
      id: inspectionId,
      caseId,
      region: home.region,
      confidential: home.flags.confidential,
      status: 'planned',
      ...rest,
      inspectors,
      shares: sharesOf({ caseId, inspectors, shares: [] }),
      items: checklistOf(i.field, ctx.ref),
      ...blank,
    })
    tx.record({ caseId, region: home.region, note: `${ctx.ref.organ(i.organId)?.name ?? ''}，${i.place}` })
  },
})

const blank = {
  attending: '',
  certShown: false,
  recusalAsked: false,
  recusalAnswer: '',
  found: '',
  remarks: '',
  statements: {},
  signatures: {},
  corrections: [],
  cancelReason: '',
}

const amendInput = z.object({ inspectionId: entityId, caseId: entityId, ...plan })

/** Another day, other people, another place: until it begins. Another field brings its own checklist. */
export const inspectionAmend = defineInspectionCommand<z.infer<typeof amendInput>>({
  type: 'inspection.amend',
  input: amendInput,
  statuses: ['planned'],
  by: 'officer',
  check: (_found, i, ctx) => needPlan(i, ctx),
  apply({ set, inspection }, { inspectionId: _id, caseId: _caseId, inspectors: people, ...rest }, ctx) {
    for (const [path, to] of Object.entries(rest)) set(path, to)
    const inspectors = named(people, ctx.ref)
    set('inspectors', inspectors)
    set('shares', sharesOf({ ...inspection, inspectors }))
    if (rest.field !== inspection.field) set('items', checklistOf(rest.field, ctx.ref))
    return `${ctx.ref.organ(rest.organId)?.name ?? ''}，${rest.place}`
  },
})

const cancelInput = z.object({
  inspectionId: entityId,
  caseId: entityId,
  reason: z.string().trim().min(1, '请写明取消的原因').max(500).meta({ title: '取消原因' }),
})

export const inspectionCancel = defineInspectionCommand<z.infer<typeof cancelInput>>({
  type: 'inspection.cancel',
  input: cancelInput,
  statuses: ['planned'],
  by: 'officer',
  apply({ set }, i) {
    set('status', 'cancelled')
    set('cancelReason', i.reason)
    return i.reason
  },
})

const packInput = z.object({
  inspectionId: entityId,
  caseId: entityId,
  caseIds: z.array(entityId).max(50).meta({ title: '带走的案件' }),
  endsOn: civilDate.meta({ title: '离线包截止日期' }),
})

/**
 * 离线包: for its days and a week after, the inspectors hold the full rows and files of these cases. Each must be one
 * that the officer may work on himself.
 */
export const inspectionPack = defineInspectionCommand<z.infer<typeof packInput>>({
  type: 'inspection.pack',
  input: packInput,
  statuses: ['planned', 'running'],
  by: 'officer',
  also: (i) => i.caseIds.map((id) => ({ type: 'supervisionCase', id })),
  check: (_found, i, ctx, tx) =>
    firstRefusal(
      () => (i.caseIds.length === 0 ? refuse('inspections.packEmpty') : undefined),
      () => (i.endsOn < civilDateOf(ctx.now) ? refuse('inspections.packEnded') : undefined),
      ...i.caseIds.map((id) => () => onCase(tx, id, ctx, ['officer', 'reviewer'])),
    ),
  apply({ set, inspection }, i) {
    const pack = { caseIds: [...new Set(i.caseIds)], endsOn: i.endsOn }
    set('pack', pack)
    set('shares', sharesOf({ ...inspection, pack }))
    return undefined
  },
})

function needPlan(i: Omit<z.infer<typeof planInput>, 'inspectionId' | 'caseId'>, ctx: CommandContext) {
  return firstRefusal(
    () => (ctx.ref.organ(i.organId) ? undefined : refuse('general.notFound', { what: '被核查单位' })),
    () => needCode(ctx, 'field', i.field),
    () => needInspectors(i.inspectors, ctx),
    () => needStations(i.helperOrganIds ?? [], ctx),
  )
}

/** Only 司法所 are asked to help: whoever is named is shown the task. */
function needStations(organIds: readonly string[], ctx: CommandContext): Refusal | undefined {
  const other = organIds.find((id) => ctx.ref.organ(id)?.kind !== 'justiceStation')
  return other === undefined
    ? undefined
    : refuse('inspections.helperWrong', { organ: ctx.ref.organ(other)?.name ?? other })
}

/** At least two, different, of this bureau, each with the number of his supervision certificate. */
function needInspectors(people: readonly { userId: string; certNo: string }[], ctx: CommandContext) {
  if (people.length < LEAST_INSPECTORS) return refuse('inspections.fewInspectors', { n: people.length })
  const name = (id: string) => ctx.ref.user(id)?.name ?? id
  for (const [at, { userId, certNo }] of people.entries()) {
    if (people.findIndex((other) => other.userId === userId) < at)
      return refuse('inspections.inspectorTwice', { name: name(userId) })
    const known = ctx.ref.user(userId)
    if (known?.organId !== ctx.actor.organId) return refuse('inspections.inspectorOfOther', { name: name(userId) })
    if (known.certNo && certNo && known.certNo !== certNo)
      return refuse('inspections.certOther', { name: known.name, certNo: known.certNo })
  }
  const without = people.filter(({ userId, certNo }) => !certNo && !ctx.ref.user(userId)?.certNo)
  const names = without.map(({ userId }) => name(userId)).join('、')
  return names ? refuse('inspections.certMissing', { names }) : undefined
}

function named(people: readonly { userId: string; certNo: string }[], ref: ReferenceData): Inspector[] {
  return people.map(({ userId, certNo }) => {
    const known = ref.user(userId)
    return { userId, name: known?.name ?? '', certNo: known?.certNo || certNo }
  })
}

/** What is looked at everywhere, then what the field asks for besides (dictionary `inspectionItem`). */
export function checklistOf(field: string, ref: ReferenceData): Record<string, InspectionItem> {
  const rows = ref.dictionary('inspectionItem')?.items ?? []
  const asked = rows.filter((row) => !row.field || row.field === field)
  return Object.fromEntries(
    asked.map((row, order) => [
      row.code,
      {
        id: row.code,
        order,
        item: row.label,
        basis: typeof row.basis === 'string' ? row.basis : '',
        result: 'unchecked',
        note: '',
        photoIds: [],
      },
    ]),
  )
}
