import { civilDateOf } from './civil-date'

/**
 * 重点监督: what each number of the focus board counts (domain.md §9). This page is the only home of the definitions:
 * the client evaluates `focusMarks`, the server's SQL is made from `focusRule` (`server/focus/focus-sql.ts`), and a
 * test holds both against an independent recount.
 */
export const focusRule = {
  /** What is no complaint; an order without a type counts as one, because many sources send none. */
  notComplaints: ['consultation', 'suggestion', 'praise'],
  /** 诉求不合理, approved by the hotline. */
  unreasonable: 'unreasonable',
  /** A lead that an officer declined as no matter of enforcement. */
  notEnforcement: 'notEnforcement',
  verified: ['confirmed', 'partlyConfirmed'],
  unverified: ['unconfirmed'],
  satisfied: ['satisfied', 'fairlySatisfied'],
  dissatisfied: ['dissatisfied'],
  /** Finished as the hotline says; without the time of the reply nobody knows whether it was in time. */
  finished: ['replied', 'closed', 'withdrawn'],
} as const

/** What of an order the board looks at. */
export interface FocusFacts {
  /** Only orders that intake or the hotline marked as enforcement are here at all. */
  readonly lead: boolean
  readonly declineGround: string
  readonly appealType: string
  readonly resolved: string
  /** False: 职责外, approved by the hotline. */
  readonly actionable: boolean
  readonly verified: string
  readonly satisfaction: string
  /** The earlier order of the same person against the same organ. */
  readonly repeatOf: string
  readonly dueAt: string
  readonly repliedAt: string
  readonly process: string
}

/** What is counted; each can be opened to its orders. */
export const focusCounts = [
  'complaints',
  'judged',
  'verified',
  'rated',
  'satisfied',
  'dissatisfied',
  'repeated',
  'timed',
  'late',
] as const
export type FocusCount = (typeof focusCounts)[number]
export type FocusNumbers = Readonly<Record<FocusCount, number>>
export type FocusMarks = Readonly<Record<FocusCount, boolean>>

export const focusCountLabels: Readonly<Record<FocusCount, string>> = {
  complaints: '投诉举报',
  judged: '已核实定性',
  verified: '属实或部分属实',
  rated: '已评价',
  satisfied: '满意或基本满意',
  dissatisfied: '不满意',
  repeated: '重复反映',
  timed: '有办理期限',
  late: '超期',
}

/** The four rates: what is counted, of what, and how it is worded for whoever reads the number. */
export const focusRates = {
  verified: { label: '核实率', part: 'verified', whole: 'judged' },
  satisfaction: { label: '满意率', part: 'satisfied', whole: 'rated' },
  repeat: { label: '重复率', part: 'repeated', whole: 'complaints' },
  overdue: { label: '超期率', part: 'late', whole: 'timed' },
} as const satisfies Record<string, { label: string; part: FocusCount; whole: FocusCount }>
export type FocusRate = keyof typeof focusRates

export const focusDefinitions: readonly (readonly [string, string])[] = [
  [
    '统计范围',
    '标记为涉执法的投诉、举报、求助（含未注明类型）；诉求不合理、职责外（均经热线认定）和以“非执法事项”不予受理的除外。',
  ],
  ['核实率', '属实和部分属实 ÷ 已定性（属实、部分属实、不属实）；待核的不计。'],
  ['满意率', '满意和基本满意 ÷ 已评价（满意、基本满意、不满意）；未评价、未接通、拒评的不计。'],
  ['重复率', '同一诉求人 12 个月内就同一单位再次反映的 ÷ 全部；匿名的不计入重复。'],
  ['超期率', '答复晚于办理期限或者到期未答复的 ÷ 有办理期限的；已办结而没有答复时间的不计。'],
  ['归类', '月份按受理时间；领域以案件研判为准，未立案的按承办单位，单位没有固定领域的按内容识别。'],
]

const has = (list: readonly string[], value: string) => list.includes(value)

/** What an order counts as at a moment; undefined where it is left out. */
export function focusMarks(order: FocusFacts, now: Date): FocusMarks | undefined {
  const counts =
    order.lead &&
    order.declineGround !== focusRule.notEnforcement &&
    !has(focusRule.notComplaints, order.appealType) &&
    order.resolved !== focusRule.unreasonable &&
    order.actionable
  if (!counts) return undefined
  const verified = has(focusRule.verified, order.verified)
  const satisfied = has(focusRule.satisfied, order.satisfaction)
  const dissatisfied = has(focusRule.dissatisfied, order.satisfaction)
  const timed = order.dueAt !== '' && (order.repliedAt !== '' || !has(focusRule.finished, order.process))
  const until = order.repliedAt === '' ? now.getTime() : Date.parse(order.repliedAt)
  return {
    complaints: true,
    judged: verified || has(focusRule.unverified, order.verified),
    verified,
    rated: satisfied || dissatisfied,
    satisfied,
    dissatisfied,
    repeated: order.repeatOf !== '',
    timed,
    late: timed && until > Date.parse(order.dueAt),
  }
}

/** Where an order stands on the board. */
export interface FocusPlace {
  readonly month: string
  readonly field: string
  readonly organ: string
  readonly region: string
}
export const focusDimensions = ['field', 'organ', 'region'] as const
export type FocusDimension = (typeof focusDimensions)[number]

/** In the place of a field or organ that nobody knows. */
export const UNKNOWN_PLACE = 'unknown'

export interface FocusPlaceFacts {
  /** `monthOf` its receipt. */
  readonly month: string
  readonly region: string
  readonly organId: string
  readonly organText: string
  /** As its case was judged; empty without a case or a judgement. */
  readonly caseField: string
  /** As intake took it: by the organ, else by the words. */
  readonly orderField: string
}

export function focusPlace(order: FocusPlaceFacts): FocusPlace {
  return {
    month: order.month,
    field: order.caseField || order.orderField || UNKNOWN_PLACE,
    organ: order.organId || order.organText || UNKNOWN_PLACE,
    region: order.region,
  }
}

/** `2026-11`, by Shanghai. */
export function monthOf(instant: string | Date): string {
  return civilDateOf(instant).slice(0, 7)
}

export function addMonths(month: string, n: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = year * 12 + number - 1 + n
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** From one month to another, both included. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to && months.length < 600; month = addMonths(month, 1)) months.push(month)
  return months
}

export const noNumbers: FocusNumbers = Object.fromEntries(
  focusCounts.map((count) => [count, 0]),
) as unknown as FocusNumbers

export function addNumbers(a: FocusNumbers, b: FocusNumbers): FocusNumbers {
  return Object.fromEntries(focusCounts.map((count) => [count, a[count] + b[count]])) as unknown as FocusNumbers
}

/** A share between 0 and 1; undefined where there is nothing to divide by, which is not the same as 0. */
export function rateOf(numbers: FocusNumbers, rate: FocusRate): number | undefined {
  const { part, whole } = focusRates[rate]
  return numbers[whole] === 0 ? undefined : numbers[part] / numbers[whole]
}
