import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { addCivilDays, type CivilDate, civilDateOf, endOfCivilDate, startOfCivilDate } from './civil-date'
import { civilDate, code, entityId, instant, shortText, stamps } from './common'
import { addWorkdays, nextWorkday, type WorkCalendar } from './work-calendar'

/** 数据报送 (plan 三(一)2): what departments report of their enforcement for each month, quarter or year. */
export const returnFieldType = z.enum(['text', 'integer', 'number', 'date', 'code', 'flag'])
export type ReturnFieldType = z.infer<typeof returnFieldType>

export const returnFieldTypeLabels: Readonly<Record<ReturnFieldType, string>> = {
  text: '文字',
  integer: '整数',
  number: '数值',
  date: '日期',
  code: '代码',
  flag: '是或否',
}

export const returnField = z.object({
  /** Stays when the title is reworded, so that periods can be compared. */
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, '代号须以小写字母开头，由字母和数字组成'),
  title: z.string().trim().min(1).max(60),
  type: returnFieldType,
  required: z.boolean(),
  /** For codes: which dictionary. */
  dictionary: code.optional(),
  /** 件, 元 … */
  unit: z.string().max(20).optional(),
})
export type ReturnField = z.infer<typeof returnField>

export const returnPeriod = z.enum(['month', 'quarter', 'year'])
export type ReturnPeriod = z.infer<typeof returnPeriod>

export const returnPeriodLabels: Readonly<Record<ReturnPeriod, string>> = {
  month: '按月',
  quarter: '按季',
  year: '按年',
}

export const templateContent = z.object({
  title: shortText.meta({ title: '报送名称' }),
  note: z.string().trim().max(1000).default('').meta({ title: '填报说明' }),
  every: returnPeriod.meta({ title: '报送周期' }),
  /** Working days after the end of the period. */
  dueDays: z.number().int().min(1).max(60).meta({ title: '期限（期末后工作日）' }),
  /** The first period is the one this day lies in. */
  from: civilDate.meta({ title: '起始日期' }),
  fields: z.array(returnField).min(1).max(40).meta({ title: '栏目' }),
  organIds: z.array(entityId).min(1).max(300).meta({ title: '报送单位' }),
})

export const returnTemplate = templateContent.extend({
  id: entityId,
  region: code,
  /** The bureau it is reported to. */
  bureauId: entityId,
  retiredAt: instant.optional(),
  ...stamps,
})
export type ReturnTemplate = z.infer<typeof returnTemplate>

export const returnState = z.enum(['due', 'submitted', 'returned', 'adopted'])
export type ReturnState = z.infer<typeof returnState>

export const returnStateLabels: Readonly<Record<ReturnState, string>> = {
  due: '待报',
  submitted: '已报',
  returned: '退回',
  adopted: '采用',
}

export const maxReturnRows = 2_000
export const returnValue = z.union([z.string().max(2_000), z.number(), z.boolean()])
export const returnRow = z.record(z.string().max(40), returnValue)
export type ReturnRow = z.infer<typeof returnRow>

export const dataReturn = z.object({
  id: entityId,
  region: code,
  templateId: entityId,
  bureauId: entityId,
  /** As the template said when the period ended: a later wording changes nothing in what is already asked for. */
  title: z.string(),
  note: z.string(),
  fields: z.array(returnField),
  organId: entityId,
  /** `2026-10`, `2026Q3`, `2026`. */
  period: z.string().regex(/^\d{4}(-\d{2}|Q[1-4])?$/),
  openedAt: instant,
  dueAt: instant,
  state: returnState,
  rows: z.array(returnRow).max(maxReturnRows),
  /** 零报送: there was nothing, and that is the report. */
  nothing: z.boolean(),
  remark: z.string(),
  submittedAt: instant.optional(),
  submittedBy: entityId.optional(),
  decisions: z.array(
    z.object({ at: instant, by: entityId, result: z.enum(['returned', 'adopted']), reason: z.string() }),
  ),
  reminders: z.array(z.object({ at: instant, by: entityId, way: z.enum(['person', 'near', 'overdue']) })),
  ...stamps,
})
export type DataReturn = z.infer<typeof dataReturn>

/** One return for each template, organ and period, however often the server looks. */
export function returnIdOf(templateId: string, organId: string, period: string): string {
  return bytesToHex(sha256(utf8ToBytes(['return', templateId, organId, period].join('\n')))).slice(0, 32)
}

export interface PeriodSpan {
  readonly period: string
  readonly first: CivilDate
  readonly last: CivilDate
}

/** The period that a day lies in. */
export function periodOf(every: ReturnPeriod, day: CivilDate): PeriodSpan {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const pad = (n: number) => String(n).padStart(2, '0')
  const before = (y: number, m: number) => addCivilDays(`${m > 12 ? y + 1 : y}-${pad(m > 12 ? m - 12 : m)}-01`, -1)
  if (every === 'month')
    return { period: `${year}-${pad(month)}`, first: `${year}-${pad(month)}-01`, last: before(year, month + 1) }
  if (every === 'year') return { period: `${year}`, first: `${year}-01-01`, last: `${year}-12-31` }
  const quarter = Math.ceil(month / 3)
  const start = quarter * 3 - 2
  return { period: `${year}Q${quarter}`, first: `${year}-${pad(start)}-01`, last: before(year, start + 3) }
}

/** Periods that have ended by now and began with the template, the latest last; at most `most`, the latest of them. */
export function endedPeriods(template: Pick<ReturnTemplate, 'every' | 'from'>, now: Date, most = 12): PeriodSpan[] {
  const today = civilDateOf(now)
  const found: PeriodSpan[] = []
  let span = periodOf(template.every, today)
  for (let n = 0; n < most; n += 1) {
    span = periodOf(template.every, addCivilDays(span.first, -1))
    if (span.last < template.from) break
    found.unshift(span)
  }
  return found
}

export function returnOpenedAt({ last }: PeriodSpan): string {
  return startOfCivilDate(addCivilDays(last, 1)).toISOString()
}

export function returnDueAt({ last }: PeriodSpan, dueDays: number, calendar: WorkCalendar): string {
  return endOfCivilDate(nextWorkday(addWorkdays(last, dueDays, calendar), calendar)).toISOString()
}

export function periodLabel(period: string): string {
  const [, year, rest = ''] = /^(\d{4})(.*)$/.exec(period) ?? []
  if (rest.startsWith('-')) return `${year}年${Number(rest.slice(1))}月`
  return rest.startsWith('Q') ? `${year}年第${rest.slice(1)}季度` : `${year}年度`
}

/** Owed by the department: not yet sent, or sent back. */
export function isOwed({ state }: Pick<DataReturn, 'state'>): boolean {
  return state === 'due' || state === 'returned'
}

export function isReturnOverdue(found: Pick<DataReturn, 'state' | 'dueAt'>, now: Date): boolean {
  return isOwed(found) && Date.parse(found.dueAt) < now.getTime()
}
