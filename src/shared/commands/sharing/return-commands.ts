import { z } from 'zod'
import { entityId } from '../../domain/common'
import {
  type DataReturn,
  endedPeriods,
  isOwed,
  isReturnOverdue,
  maxReturnRows,
  type ReturnState,
  returnDueAt,
  returnIdOf,
  returnOpenedAt,
  returnRow,
  returnStateLabels,
  templateContent,
} from '../../domain/data-return'
import { rowProblems } from '../../domain/return-rows'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse } from '../engine/command'
import { needRole } from '../guards'
import { codeWords } from './code-words'

const templateRef = (id: string) => ({ type: 'returnTemplate', id }) as const
const returnRef = (id: string) => ({ type: 'dataReturn', id }) as const

const saveInput = templateContent.extend({ templateId: entityId })

/** Sets up or changes what is to be reported. Returns that are already asked for keep the wording they were asked with. */
export const returnTemplateSave = defineCommand<z.infer<typeof saveInput>>({
  type: 'returnTemplate.save',
  version: 1,
  input: saveInput,
  entities: (i) => [templateRef(i.templateId)],
  subject: (i) => templateRef(i.templateId),
  offered: (tx, id, ctx) => needRole(ctx, 'officer', 'reviewer') ?? ownTemplate(tx, id, ctx),
  check(_tx, i, ctx) {
    const keys = new Set(i.fields.map(({ key }) => key))
    const titles = new Set(i.fields.map(({ title }) => title))
    if (keys.size < i.fields.length || titles.size < i.fields.length) return refuse('returns.fieldTwice')
    const bare = i.fields.find(({ type, dictionary }) => type === 'code' && !ctx.ref.dictionary(dictionary ?? ''))
    if (bare) return refuse('returns.dictionaryNeeded', { field: bare.title })
    const stranger = i.organIds.find((id) => ctx.ref.organ(id) === undefined)
    return stranger === undefined ? undefined : refuse('general.notFound', { what: '报送单位' })
  },
  apply(tx, { templateId: id, ...content }, ctx) {
    const { region, organId: bureauId } = ctx.actor
    if (!tx.get('returnTemplate', id)) return tx.create('returnTemplate', { id, region, bureauId, ...content })
    for (const [name, value] of Object.entries(content)) tx.set(templateRef(id), name, value)
  },
})

function ownTemplate(tx: ReadTx, id: string, ctx: CommandContext) {
  const found = tx.get('returnTemplate', id)
  if (found?.retiredAt) return refuse('returns.retired')
  if (!found || found.bureauId === ctx.actor.organId) return undefined
  return refuse('returns.otherBureau', { organ: ctx.ref.organ(found.bureauId)?.name ?? '' })
}

const retireInput = z.object({ templateId: entityId })

/** No more periods are asked for; what is out stays owed. */
export const returnTemplateRetire = defineCommand<z.infer<typeof retireInput>>({
  type: 'returnTemplate.retire',
  version: 1,
  input: retireInput,
  entities: (i) => [templateRef(i.templateId)],
  subject: (i) => templateRef(i.templateId),
  offered: (tx, id, ctx) =>
    firstRefusal(
      () => needRole(ctx, 'officer', 'reviewer'),
      () =>
        tx.get('returnTemplate', id) ? ownTemplate(tx, id, ctx) : refuse('general.notFound', { what: '报送模板' }),
    ),
  apply: (tx, i, ctx) => tx.set(templateRef(i.templateId), 'retiredAt', ctx.now.toISOString()),
})

const openInput = z.object({ templateId: entityId, organId: entityId, period: z.string() })
const returnIdFrom = (i: z.infer<typeof openInput>) => returnIdOf(i.templateId, i.organId, i.period)

/** The server asks an organ for a period that has ended; once, however often it looks. */
export const returnOpen = defineCommand<z.infer<typeof openInput>>({
  type: 'return.open',
  version: 1,
  input: openInput,
  entities: (i) => [returnRef(returnIdFrom(i)), templateRef(i.templateId)],
  subject: (i) => returnRef(returnIdFrom(i)),
  offered: (tx, id, ctx) =>
    needRole(ctx, 'system') ?? (tx.get('dataReturn', id) ? refuse('returns.alreadyOpen') : undefined),
  check: (tx, i) =>
    tx.get('returnTemplate', i.templateId) ? undefined : refuse('general.notFound', { what: '报送模板' }),
  apply(tx, i, ctx) {
    const template = tx.get('returnTemplate', i.templateId)
    const span = template && endedPeriods(template, ctx.now).find(({ period }) => period === i.period)
    if (!template || !span) return
    tx.create('dataReturn', {
      id: returnIdFrom(i),
      region: template.region,
      templateId: template.id,
      bureauId: template.bureauId,
      title: template.title,
      note: template.note,
      fields: template.fields,
      organId: i.organId,
      period: span.period,
      openedAt: returnOpenedAt(span),
      // A template that was made late does not make its first period late.
      dueAt:
        [
          returnDueAt(span, template.dueDays, ctx.ref.calendar),
          dueFrom(template.createdAt, template.dueDays, ctx),
        ].sort()[1] ?? '',
      state: 'due',
      rows: [],
      nothing: false,
      remark: '',
      decisions: [],
      reminders: [],
    })
  },
})

function dueFrom(madeAt: string, dueDays: number, ctx: CommandContext): string {
  return returnDueAt({ period: '', first: '', last: madeAt.slice(0, 10) }, dueDays, ctx.ref.calendar)
}

function needState(tx: ReadTx, id: string, ...states: readonly ReturnState[]) {
  const found = tx.get('dataReturn', id)
  if (!found) return refuse('general.notFound', { what: '数据报送' })
  if (states.includes(found.state)) return undefined
  return refuse('returns.wrongState', {
    state: returnStateLabels[found.state],
    needed: states.map((state) => returnStateLabels[state]).join('、'),
  })
}

const submitInput = z.object({
  returnId: entityId,
  rows: z.array(returnRow).max(maxReturnRows).meta({ title: '报送数据' }),
  nothing: z.boolean().default(false).meta({ title: '零报送' }),
  remark: z.string().trim().max(1000).default('').meta({ title: '说明' }),
})

/** 报送 by the department: rows that keep to the template, or that there was nothing. */
export const returnSubmit = defineCommand<z.infer<typeof submitInput>>({
  type: 'return.submit',
  version: 1,
  input: submitInput,
  entities: (i) => [returnRef(i.returnId)],
  subject: (i) => returnRef(i.returnId),
  offered: (tx, id, ctx) =>
    firstRefusal(
      () => needRole(ctx, 'departmentOperator', 'departmentLeader'),
      () => {
        const found = tx.get('dataReturn', id)
        return found && found.organId !== ctx.actor.organId ? refuse('returns.otherOrgan') : undefined
      },
      () => needState(tx, id, 'due', 'returned'),
    ),
  check(tx, i, ctx) {
    const found = tx.get('dataReturn', i.returnId)
    if (!found) return undefined
    if (i.nothing) return i.rows.length > 0 ? refuse('returns.nothingWithRows') : undefined
    if (i.rows.length === 0) return refuse('returns.empty')
    const [first, ...more] = rowProblems(i.rows, found.fields, codeWords(ctx.ref))
    if (!first) return undefined
    return refuse('returns.rowsWrong', { n: more.length + 1, row: first.row, field: first.field, reason: first.reason })
  },
  apply(tx, i, ctx) {
    const set = (name: string, value: unknown) => tx.set(returnRef(i.returnId), name, value)
    set('rows', i.rows)
    set('nothing', i.nothing)
    set('remark', i.remark)
    set('state', 'submitted')
    set('submittedAt', ctx.now.toISOString())
    set('submittedBy', ctx.actor.userId)
  },
})

const onReturn = (tx: ReadTx, id: string, ctx: CommandContext, ...states: readonly ReturnState[]) =>
  firstRefusal(
    () => needRole(ctx, 'officer', 'reviewer'),
    () => {
      const bureauId = tx.get('dataReturn', id)?.bureauId
      if (bureauId === undefined || bureauId === ctx.actor.organId) return undefined
      return refuse('returns.otherBureau', { organ: ctx.ref.organ(bureauId)?.name ?? '' })
    },
    () => needState(tx, id, ...states),
  )

const decideInput = z.object({
  returnId: entityId,
  result: z.enum(['returned', 'adopted']).meta({ title: '处理' }),
  reason: z.string().trim().max(1000).default('').meta({ title: '退回理由' }),
})

/** 采用, or 退回 with what is to be put right. */
export const returnDecide = defineCommand<z.infer<typeof decideInput>>({
  type: 'return.decide',
  version: 1,
  input: decideInput,
  entities: (i) => [returnRef(i.returnId)],
  subject: (i) => returnRef(i.returnId),
  offered: (tx, id, ctx) => onReturn(tx, id, ctx, 'submitted'),
  check: (_tx, i) => (i.result === 'returned' && i.reason === '' ? refuse('returns.reasonNeeded') : undefined),
  apply(tx, i, ctx) {
    const { result, reason } = i
    tx.append(returnRef(i.returnId), 'decisions', { at: ctx.now.toISOString(), by: ctx.actor.userId, result, reason })
    tx.set(returnRef(i.returnId), 'state', result)
  },
})

const remindInput = z.object({ returnId: entityId })

/** 催报 by an officer. */
export const returnRemind = defineCommand<z.infer<typeof remindInput>>({
  type: 'return.remind',
  version: 1,
  input: remindInput,
  entities: (i) => [returnRef(i.returnId)],
  subject: (i) => returnRef(i.returnId),
  offered: (tx, id, ctx) => onReturn(tx, id, ctx, 'due', 'returned'),
  apply: (tx, i, ctx) =>
    tx.append(returnRef(i.returnId), 'reminders', { at: ctx.now.toISOString(), by: ctx.actor.userId, way: 'person' }),
})

/** How long before its last day a return is near. */
export const returnNearMs = 2 * 86_400_000

/** Which reminder the server owes by now: two days before the last day, and when it has passed; each once. */
export function dueReturnReminder(found: DataReturn, now: Date): 'near' | 'overdue' | undefined {
  if (!isOwed(found)) return undefined
  const way = isReturnOverdue(found, now)
    ? 'overdue'
    : Date.parse(found.dueAt) - now.getTime() < returnNearMs
      ? 'near'
      : undefined
  return way && !found.reminders.some((one) => one.way === way) ? way : undefined
}

export const returnRemindDue = defineCommand<z.infer<typeof remindInput>>({
  type: 'return.remindDue',
  version: 1,
  input: remindInput,
  entities: (i) => [returnRef(i.returnId)],
  subject: (i) => returnRef(i.returnId),
  offered: (tx, id, ctx) => needRole(ctx, 'system') ?? needState(tx, id, 'due', 'returned'),
  apply(tx, i, ctx) {
    const found = tx.get('dataReturn', i.returnId)
    const way = found && dueReturnReminder(found, ctx.now)
    if (way) tx.append(returnRef(i.returnId), 'reminders', { at: ctx.now.toISOString(), by: ctx.actor.userId, way })
  },
})
