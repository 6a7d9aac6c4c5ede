import { z } from 'zod'
import { civilTimeOf } from '../../domain/civil-date'
import { entityId, instant } from '../../domain/common'
import { itemResult } from '../../domain/inspection'
import { firstRefusal, refuse } from '../engine/command'
import { defineInspectionCommand, needPast } from './define-inspection-command'

const names = { inspectionId: entityId, caseId: entityId }

const startInput = z.object({
  ...names,
  startedAt: instant.meta({ title: '开始时间' }),
  attending: z
    .string()
    .trim()
    .min(1, '请填写在场人员及职务；无人在场的写明')
    .max(200)
    .meta({ title: '在场人员及职务' }),
  certShown: z.boolean().meta({ title: '已出示证件、表明身份' }),
  recusalAsked: z.boolean().meta({ title: '已告知申请回避的权利' }),
  recusalAnswer: z.string().trim().max(100).default('').meta({ title: '是否申请回避' }),
})

/** Certificates shown, recusal asked: only then does it begin. */
export const inspectionStart = defineInspectionCommand<z.infer<typeof startInput>>({
  type: 'inspection.start',
  input: startInput,
  statuses: ['planned', 'running'],
  by: 'inspector',
  check: (_found, i, ctx) =>
    firstRefusal(
      () => (i.certShown && i.recusalAsked ? undefined : refuse('inspections.certNotShown')),
      () => needPast('开始时间', i.startedAt, ctx),
    ),
  apply({ set, inspection }, i) {
    const { inspectionId: _id, caseId: _caseId, ...rest } = i
    const first = inspection.status === 'planned'
    for (const [path, to] of Object.entries(rest)) set(path, to)
    set('status', 'running')
    return first ? `${civilTimeOf(i.startedAt)}，${inspection.place}` : undefined
  },
})

const itemInput = z.object({
  ...names,
  itemId: entityId,
  /** Given for one that was added on site. */
  item: z.string().trim().min(1).max(200).optional().meta({ title: '核查事项' }),
  result: itemResult.optional().meta({ title: '结果' }),
  note: z.string().max(500).optional().meta({ title: '备注' }),
})

/** One line of the checklist, as soon as it is touched. */
export const inspectionCheck = defineInspectionCommand<z.infer<typeof itemInput>>({
  type: 'inspection.check',
  input: itemInput,
  statuses: ['running'],
  by: 'inspector',
  check: (found, i) => (found.items[i.itemId] || i.item ? undefined : refuse('inspections.itemUnknown')),
  apply({ set, inspection }, { itemId, item, result, note }) {
    const path = `items.${itemId}`
    if (!inspection.items[itemId]) {
      const order = Math.max(-1, ...Object.values(inspection.items).map((each) => each.order)) + 1
      set(path, {
        ...{ id: itemId, order, item, basis: '', result: result ?? 'unchecked' },
        ...{ note: note ?? '', photoIds: [] },
      })
      return undefined
    }
    if (item !== undefined) set(`${path}.item`, item)
    if (result !== undefined) set(`${path}.result`, result)
    if (note !== undefined) set(`${path}.note`, note)
    return undefined
  },
})

const photoInput = z.object({
  ...names,
  itemId: entityId,
  add: z.array(entityId).max(60).default([]),
  remove: z.array(entityId).max(60).default([]),
})

/** Which photos show what a line of the checklist says; the photos themselves are attachments of the inspection. */
export const inspectionPlacePhotos = defineInspectionCommand<z.infer<typeof photoInput>>({
  type: 'inspection.placePhotos',
  input: photoInput,
  statuses: ['running'],
  by: 'inspector',
  check: (found, i) => (found.items[i.itemId] ? undefined : refuse('inspections.itemUnknown')),
  apply({ tx, ref }, { itemId, add, remove }) {
    const path = `items.${itemId}.photoIds`
    if (add.length > 0) tx.add(ref, path, add)
    if (remove.length > 0) tx.remove(ref, path, remove)
    return undefined
  },
})

const writeInput = z.object({
  ...names,
  found: z.string().max(20_000).optional().meta({ title: '现场核查情况' }),
  remarks: z.string().max(2000).optional().meta({ title: '被核查单位意见' }),
  observers: z.array(z.string().trim().min(1).max(60)).max(20).optional().meta({ title: '见证人和其他在场人员' }),
})

/** The running text of the record, saved while it is typed. */
export const inspectionWrite = defineInspectionCommand<z.infer<typeof writeInput>>({
  type: 'inspection.write',
  input: writeInput,
  statuses: ['running'],
  by: 'inspector',
  apply({ set }, { inspectionId: _id, caseId: _caseId, ...texts }) {
    for (const [path, to] of Object.entries(texts)) if (to !== undefined) set(path, to)
    return undefined
  },
})

const statementInput = z.object({
  ...names,
  statementId: entityId,
  person: z.string().trim().min(1, '请填写被询问人姓名').max(40).meta({ title: '被询问人' }),
  identity: z.string().trim().max(200).default('').meta({ title: '身份（单位、职务）' }),
  startedAt: instant,
  answers: z
    .array(
      z.object({
        question: z.string().trim().max(500).meta({ title: '问' }),
        answer: z.string().trim().max(4000).meta({ title: '答' }),
      }),
    )
    .max(200)
    .meta({ title: '问答' }),
})

/** Questions and answers, kept with each answer; who says it is known by name and capacity. */
export const inspectionRecordStatement = defineInspectionCommand<z.infer<typeof statementInput>>({
  type: 'inspection.recordStatement',
  input: statementInput,
  statuses: ['running'],
  by: 'inspector',
  check: (_found, i, ctx) => {
    if (!i.answers.some(({ question }) => question !== '')) return refuse('inspections.statementEmpty')
    return needPast('询问时间', i.startedAt, ctx)
  },
  apply({ set, inspection }, i) {
    const { inspectionId: _id, caseId: _caseId, statementId: id, ...said } = i
    const path = `statements.${id}`
    const before = inspection.statements[id]
    if (before) {
      set(`${path}.person`, said.person)
      set(`${path}.identity`, said.identity)
      set(`${path}.answers`, said.answers)
    } else set(path, { id, ...said })
    return undefined
  },
})

const dropInput = z.object({ ...names, statementId: entityId })

export const inspectionDropStatement = defineInspectionCommand<z.infer<typeof dropInput>>({
  type: 'inspection.dropStatement',
  input: dropInput,
  statuses: ['running'],
  by: 'inspector',
  check: (found, i) => (found.statements[i.statementId] ? undefined : refuse('inspections.statementUnknown')),
  apply({ set }, i) {
    set(`statements.${i.statementId}`, undefined)
    return undefined
  },
})
