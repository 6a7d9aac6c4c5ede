import { addCivilDays, civilDateOf, endOfCivilDate, formatCivilDate, startOfCivilDate } from './civil-date'
import { type Consultation, orderedResolutions } from './consultation'
import { type FocusFacts, focusMarks } from './focus'
import { veilNumbers } from './private-numbers'
import { openStages } from './stages'
import type { CaseStage } from './supervision-case'
import { type SupervisionOrder, urgencyOf } from './supervision-order'

/** What a 督查热线双周会商 goes through, in the order of the meeting. */
export const materialLabels = {
  openLeads: '待受理的监督线索',
  disputes: '未裁定的派单争议',
  repeated: '本期重复反映的诉求',
  dissatisfied: '本期诉求人不满意的办件',
  overdueOrders: '逾期未反馈的督办',
  overdueCases: '超过时限的案件',
  openResolutions: '到期未落实的议定事项',
} as const
export type MaterialKind = keyof typeof materialLabels

export interface MaterialItem {
  readonly about: 'workOrder' | 'supervisionCase' | 'supervisionOrder' | 'consultation'
  readonly id: string
  readonly no: string
  readonly title: string
  /** Received, or due: the day by which its section is put in order. */
  readonly day: string
  /** Of a reporter whom nobody may know, or a confidential case: its words stay with the bureau. */
  readonly secret?: boolean
}

export interface MaterialSection {
  readonly kind: MaterialKind
  /** The oldest first. */
  readonly items: readonly MaterialItem[]
}

export interface MaterialSources {
  readonly orders: Iterable<MaterialOrder>
  readonly cases: Iterable<MaterialCase>
  readonly supervisionOrders: readonly SupervisionOrder[]
  readonly consultations: readonly Consultation[]
}

interface MaterialOrder {
  readonly id: string
  readonly orderNo: string
  readonly title: string
  readonly receivedAt: string
  readonly leadState: string
  readonly dispute: '' | 'open' | 'ruled'
  readonly focus: FocusFacts
  readonly secret: boolean
}

interface MaterialCase {
  readonly id: string
  readonly caseNo: string
  readonly title: string
  readonly stage: string
  readonly dueAt: string
  readonly marks: readonly string[]
}

/** Days, both included. */
export interface MaterialPeriod {
  readonly from: string
  readonly to: string
}

const TWO_WEEKS = 14
/** A list on paper is no longer; the rest is on the screen. */
const LISTED = 200

/** From the day after the last such meeting, else two weeks back, to the day of this one. */
export function materialPeriod(meeting: Consultation, all: readonly Consultation[]): MaterialPeriod {
  const to = meeting.heldOn ?? meeting.scheduledOn
  const before = all
    .filter(({ id, kind, status, region }) => {
      const other = id !== meeting.id && region === meeting.region
      return other && kind === 'biweekly' && (status === 'held' || status === 'closed')
    })
    .map(({ heldOn, scheduledOn }) => heldOn ?? scheduledOn)
    .filter((day) => day < to)
    .sort()
    .at(-1)
  return { from: before ? addCivilDays(before, 1) : addCivilDays(to, 1 - TWO_WEEKS), to }
}

/** The list of materials, made of what the desk holds; every line leads to the thing itself. Empty sections stay out. */
export function meetingMaterial(sources: MaterialSources, period: MaterialPeriod, now: Date): MaterialSection[] {
  const found: Record<MaterialKind, MaterialItem[]> = {
    openLeads: [],
    disputes: [],
    repeated: [],
    dissatisfied: [],
    overdueOrders: sources.supervisionOrders
      .filter((order) => urgencyOf(order, now) === 'overdue')
      .map(({ id, title, dueAt }) => ({ about: 'supervisionOrder', id, no: '', title, day: dayOf(dueAt) })),
    overdueCases: [],
    openResolutions: overdueResolutions(sources.consultations, civilDateOf(now)),
  }
  const [from, to] = [startOfCivilDate(period.from).getTime(), endOfCivilDate(period.to).getTime()]
  for (const order of sources.orders) {
    const { id, orderNo: no, title, receivedAt, secret } = order
    const item: MaterialItem = { about: 'workOrder', id, no, title, day: dayOf(receivedAt), secret }
    if (order.dispute === 'open') found.disputes.push(item)
    if (order.leadState === 'open') found.openLeads.push(item)
    const at = Date.parse(receivedAt)
    if (at < from || at > to) continue
    const marks = focusMarks(order.focus, now)
    if (marks?.repeated) found.repeated.push(item)
    if (marks?.dissatisfied) found.dissatisfied.push(item)
  }
  for (const { id, caseNo: no, title, stage, dueAt, marks } of sources.cases)
    if (openStages.has(stage as CaseStage) && dueAt !== '' && Date.parse(dueAt) < now.getTime()) {
      const secret = marks.includes('confidential')
      found.overdueCases.push({ about: 'supervisionCase', id, no, title, day: dayOf(dueAt), secret })
    }
  return (Object.keys(materialLabels) as MaterialKind[])
    .map((kind) => ({ kind, items: found[kind].sort((a, b) => (a.day < b.day ? -1 : 1)) }))
    .filter(({ items }) => items.length > 0)
}

/** In the place of words that are not for everybody at the table; the number would lead to them. */
const secretWords = { workOrder: '反映人要求保密的诉求', supervisionCase: '保密案件' } as const

/**
 * As they go with the notice, to everybody at the table: numbers by which a person could be found are covered, and what a
 * secret reporter wrote may show who he is.
 */
export function materialLists(sections: readonly MaterialSection[]) {
  return sections.map(({ kind, items }) => ({
    title: materialLabels[kind],
    rows: items.slice(0, LISTED).map(({ about, no, title, day, secret }) => {
      const words = secret && (about === 'workOrder' || about === 'supervisionCase') ? secretWords[about] : undefined
      return { no: words ? '' : no, title: words ?? veilNumbers(title), day: day && formatCivilDate(day) }
    }),
  }))
}

/** As the notice of the meeting lists them. */
export function materialLines(sections: readonly MaterialSection[]): string[] {
  return sections.map(
    ({ kind, items }) =>
      `${materialLabels[kind]}（${items.length}件）清单${items.length > LISTED ? `，附前${LISTED}件` : ''}。`,
  )
}

function overdueResolutions(consultations: readonly Consultation[], today: string): MaterialItem[] {
  return consultations.flatMap((found) =>
    orderedResolutions(found).flatMap(({ state, title, dueOn }) =>
      state === 'open' && dueOn && dueOn < today
        ? [{ about: 'consultation' as const, id: found.id, no: '', title, day: dueOn }]
        : [],
    ),
  )
}

const dayOf = (instant: string | undefined) => (instant ? civilDateOf(instant) : '')
