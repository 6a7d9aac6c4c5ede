import { endOfCivilDate, startOfCivilDate } from '#shared/domain/civil-date'
import { type FocusFacts, monthOf } from '#shared/domain/focus'
import { isSecretReporter } from '#shared/domain/reporter-privacy'
import { searchable } from '#shared/domain/search-text'
import type { WorkOrder } from '#shared/domain/work-order'
import type { OrderQuery } from '../../data/desk-worker-api'
import type { ListSpec } from './column-query'

const EXCERPT_LENGTH = 90

/** What lists of orders and the search for similar ones need of an order. */
export interface OrderRow {
  readonly id: string
  readonly orderNo: string
  readonly title: string
  readonly excerpt: string
  readonly channel: string
  readonly region: string
  readonly organId: string
  /** The department as the hotline wrote it, where no organ of ours has that name. */
  readonly organText: string
  readonly receivedAt: string
  readonly leadState: string
  readonly score: number
  readonly caseId: string
  readonly replied: boolean
  readonly place: string
  /** Who reported, where he may be known; only ever compared. */
  readonly reporter: string
  /** Nobody but the case's handlers and the hotline may know who reported. */
  readonly secret: boolean
  /** What the focus board counts by. */
  readonly focus: FocusFacts
  readonly month: string
  readonly field: string
  /** 派单争议: none, one that waits for its ruling, or ruled ones only. */
  readonly dispute: '' | 'open' | 'ruled'
  /** The bureau's final answer has come. */
  readonly answered: boolean
}

export function orderRow(order: WorkOrder): OrderRow {
  const { reporter, lead } = order
  return {
    id: order.id,
    orderNo: order.orderNo,
    title: order.title,
    excerpt: order.content.slice(0, EXCERPT_LENGTH).replace(/\s+/g, ' '),
    channel: order.channel,
    region: order.region,
    organId: order.handlingOrganId ?? '',
    organText: order.handlingOrganName,
    receivedAt: order.receivedAt,
    leadState: lead?.state ?? '',
    score: lead?.score ?? 0,
    caseId: lead?.caseId ?? '',
    replied: order.reply !== '',
    place: order.place,
    reporter: reporter.anonymous ? '' : reporter.phone || reporter.name,
    secret: isSecretReporter(order),
    focus: focusFacts(order),
    month: monthOf(order.receivedAt),
    field: order.field ?? '',
    dispute: disputeOf(order),
    answered: order.caseReply !== undefined,
  }
}

function disputeOf({ disputes }: WorkOrder): OrderRow['dispute'] {
  const all = Object.values(disputes ?? {})
  if (all.length === 0) return ''
  return all.some(({ state }) => state === 'open') ? 'open' : 'ruled'
}

export function focusFacts(order: WorkOrder): FocusFacts {
  return {
    lead: order.lead !== undefined,
    declineGround: order.lead?.ground ?? '',
    appealType: order.appealType ?? '',
    resolved: order.resolved ?? '',
    actionable: order.actionable ?? true,
    verified: order.verified ?? '',
    satisfaction: order.satisfaction ?? '',
    repeatOf: order.repeatOf ?? '',
    dueAt: order.dueAt ?? '',
    repliedAt: order.repliedAt ?? '',
    process: order.process,
  }
}

export function orderText(order: WorkOrder): string {
  return searchable(order.orderNo, order.title, order.place, order.handlingOrganName, order.content)
}

const over = new Set(['replied', 'closed', 'withdrawn'])

function isInProcess({ focus }: OrderRow, process: string): boolean {
  return process === 'unanswered' ? !over.has(focus.process) : focus.process === process
}

/** `organName` gives the name shown for a row, for sorting by it. */
export function orderSpec(organName: (row: OrderRow) => string): ListSpec<OrderRow, OrderQuery> {
  return {
    group: (row) => row.leadState,
    wantedGroups: ({ leadState }) => (leadState === undefined ? undefined : new Set([leadState])),
    condition({ region, channel, handlingOrganId, receivedFrom, receivedTo, process, dispute, answered, lead }) {
      const asked = [region, channel, handlingOrganId, receivedFrom, receivedTo, process, dispute, answered, lead]
      if (!asked.some(Boolean)) return undefined
      const from = receivedFrom ? startOfCivilDate(receivedFrom).toISOString() : ''
      const until = receivedTo ? endOfCivilDate(receivedTo).toISOString() : '~'
      return (row) =>
        (!region || row.region === region) &&
        (!channel || row.channel === channel) &&
        (!handlingOrganId || row.organId === handlingOrganId) &&
        (!process || isInProcess(row, process)) &&
        (!lead || row.leadState !== '') &&
        (!dispute || (dispute === 'any' ? row.dispute !== '' : row.dispute === dispute)) &&
        (!answered || row.answered) &&
        row.receivedAt >= from &&
        row.receivedAt <= until
    },
    organId: (row) => row.organId,
    sortBy: {
      receivedAt: (row) => row.receivedAt,
      orderNo: (row) => row.orderNo,
      score: (row) => row.score,
      region: (row) => row.region,
      leadState: (row) => row.leadState,
      channel: (row) => row.channel,
      title: (row) => row.title,
      organName,
    },
    chinese: new Set(['title', 'organName']),
    firstSort: { by: 'receivedAt', descending: true },
  }
}
