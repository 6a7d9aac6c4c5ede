import { civilDateOf, endOfCivilDate, startOfCivilDate } from './civil-date'
import { defaultLimits, type Limit, limitEnd, limitState } from './limit'
import { isForGuests, type OfficialDocument } from './official-document'
import type { Submission } from './submission'
import { orderedCommitments, type SupervisionOrder } from './supervision-order'
import type { WorkCalendar } from './work-calendar'

type Clock = Pick<Limit, 'from' | 'dueAt' | 'doneAt'>

/** The three clocks of what a department received (domain.md §11): 签收, 反馈, 整改. */
export interface InboxClocks {
  readonly acknowledge?: Clock
  readonly answer?: Clock
  readonly rectify?: Clock
}

export type InboxState = 'toAcknowledge' | 'toAnswer' | 'answered' | 'over' | 'forInformation'

/** One thing that is addressed to the department: a document, an order, or both where one carries the other. */
export interface InboxItem {
  readonly id: string
  readonly document?: OfficialDocument
  readonly order?: SupervisionOrder
  readonly submissions: readonly Submission[]
  readonly receivedAt: string
  readonly state: InboxState
  readonly clocks: InboxClocks
}

interface InboxRows {
  readonly documents: readonly OfficialDocument[]
  readonly orders: readonly SupervisionOrder[]
  readonly submissions: readonly Submission[]
}

/** The newest first; an order that a document carries is one thing with it. */
export function inboxItems({ documents, orders, submissions }: InboxRows, calendar: WorkCalendar): InboxItem[] {
  const byPaper = new Map(orders.flatMap((order) => (order.paperId ? [[order.paperId, order] as const] : [])))
  const shown = new Set(documents.map(({ id }) => id))
  const about = (ids: readonly (string | undefined)[]) => submissions.filter((one) => ids.includes(one.about.id))
  const ofDocuments = documents.map((document): InboxItem => {
    const order = byPaper.get(document.id)
    return {
      id: document.id,
      document,
      ...(order ? { order } : {}),
      submissions: about([document.id, order?.id]),
      receivedAt: issuedAt(document),
      state: documentState(document, order),
      clocks: documentClocks(document, order, calendar),
    }
  })
  const alone = orders.filter(({ paperId }) => paperId === undefined || !shown.has(paperId))
  const ofOrders = alone.map(
    (order): InboxItem => ({
      id: order.id,
      order,
      submissions: about([order.id]),
      receivedAt: order.sentAt ?? order.createdAt,
      state: orderState(order),
      clocks: orderClocks(order, calendar),
    }),
  )
  return [...ofDocuments, ...ofOrders].sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1))
}

const issuedAt = (document: OfficialDocument): string => {
  const on = document.issuedOn ?? document.external?.on
  return on ? startOfCivilDate(on).toISOString() : document.updatedAt
}

/** Whether the document is one whose answer is the correction itself. */
const corrects = ({ kind }: OfficialDocument) => kind === 'opinion' || kind === 'decision'

function documentState(document: OfficialDocument, order: SupervisionOrder | undefined): InboxState {
  const isOver = document.status === 'filed' || document.replacedBy || order?.endedAt
  if (isForGuests(document)) return isOver ? 'over' : 'forInformation'
  if (document.status === 'issued') return 'toAcknowledge'
  if (isOver) return 'over'
  // A paper that was not enough is owed anew.
  if (order && order.status === 'sent') return 'toAnswer'
  if (document.replies.length > 0) return 'answered'
  return document.replyDueAt ? 'toAnswer' : 'forInformation'
}

function orderState(order: SupervisionOrder): InboxState {
  if (order.status === 'closed' || order.status === 'cancelled') return 'over'
  if (!order.acknowledgement) return 'toAcknowledge'
  return order.status === 'replied' ? 'answered' : 'toAnswer'
}

function documentClocks(
  document: OfficialDocument,
  order: SupervisionOrder | undefined,
  calendar: WorkCalendar,
): InboxClocks {
  if (isForGuests(document)) return {}
  const from = issuedAt(document)
  const served = document.deliveries[0]?.servedOn
  const acknowledge: Clock = {
    from,
    dueAt: limitEnd(from, defaultLimits.acknowledge, calendar),
    ...(served ? { doneAt: startOfCivilDate(served).toISOString() } : {}),
  }
  const dueAt = order?.dueAt ?? document.replyDueAt
  if (!served || !dueAt) return { acknowledge }
  const answered = order ? order.repliedAt && order.status !== 'sent' && order.repliedAt : document.replies.at(-1)?.at
  const owed: Clock = {
    from: startOfCivilDate(served).toISOString(),
    dueAt,
    ...(answered ? { doneAt: answered } : {}),
  }
  return corrects(document) ? { acknowledge, rectify: owed } : { acknowledge, answer: owed, ...promised(order) }
}

function orderClocks(order: SupervisionOrder, calendar: WorkCalendar): InboxClocks {
  const { sentAt, dueAt, acknowledgement, repliedAt, status } = order
  if (!sentAt || !dueAt) return {}
  const doneAt = status === 'sent' ? undefined : (repliedAt ?? order.endedAt)
  return {
    acknowledge: {
      from: sentAt,
      dueAt: limitEnd(sentAt, defaultLimits.acknowledge, calendar),
      ...(acknowledgement ? { doneAt: acknowledgement.at } : {}),
    },
    answer: { from: sentAt, dueAt, ...(doneAt ? { doneAt } : {}) },
    ...promised(order),
  }
}

/** What was promised at a talk: the next day that is owed. */
function promised(order: SupervisionOrder | undefined): Pick<InboxClocks, 'rectify'> {
  const record = order?.talk?.record
  if (!order || !record) return {}
  const due = orderedCommitments(order)
    .flatMap(({ state, dueOn }) => (state === 'open' && dueOn ? [dueOn] : []))
    .sort()[0]
  return due ? { rectify: { from: record.at, dueAt: endOfCivilDate(due).toISOString() } } : {}
}

/** How a department has dealt with what it received: counted, never graded here. */
export interface InboxHistory {
  readonly received: number
  readonly inTime: number
  readonly late: number
  readonly overdue: number
  readonly open: number
}

export function historyOf(items: readonly InboxItem[], now: Date): InboxHistory {
  const history = { received: items.length, inTime: 0, late: 0, overdue: 0, open: 0 }
  for (const { clocks, state } of items) {
    const owed = clocks.rectify ?? clocks.answer
    if (!owed) continue
    if (owed.doneAt) history[civilDateOf(owed.doneAt) > civilDateOf(owed.dueAt) ? 'late' : 'inTime'] += 1
    else if (state !== 'over') history[limitState(owed, now) === 'overdue' ? 'overdue' : 'open'] += 1
  }
  return history
}
