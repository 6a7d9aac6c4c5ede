import type { z } from 'zod'
import { type FocusCount, focusMarks, focusPlace } from '#shared/domain/focus'
import {
  countBoard,
  type FocusBoard,
  type FocusFilter,
  type FocusQuery,
  inFilter,
  type PlacedMarks,
} from '#shared/domain/focus-board'
import type { HostTransport } from '#shared/host'
import { isMessageCode, type Refusal } from '#shared/messages/catalogue'
import {
  type FocusBoardAnswer,
  type FocusOrderPage,
  type FocusOrderRow,
  focusBoardAnswer,
  focusOrderPage,
  focusPaths,
} from '#shared/sync/focus-protocol'
import type { FocusServerAnswer } from '../../data/desk-worker-api-focus'
import type { DeskColumns } from '../columns/desk-columns'
import type { OrderRow } from '../columns/order-columns'

/** The focus board over the orders that this machine holds, and beside it what the server counts over all of them. */
export class FocusDesk {
  constructor(
    private readonly columns: Pick<DeskColumns, 'workOrder' | 'supervisionCase'>,
    private readonly transport: HostTransport,
    private readonly now: () => Date,
  ) {}

  board(query: FocusQuery): FocusBoard {
    return countBoard(this.counted(query), query)
  }

  /** The very orders behind a number, the latest first. */
  orders(filter: FocusFilter, count: FocusCount, range: { offset: number; limit: number }): FocusOrderPage {
    const behind: { row: OrderRow; at: PlacedMarks; received: number }[] = []
    const now = this.now()
    for (const row of this.columns.workOrder.rows) {
      const at = row && isInMonths(row, filter) ? this.placed(row, now) : undefined
      if (row && at && inFilter(at.place, filter) && at.marks[count])
        behind.push({ row, at, received: Date.parse(row.receivedAt) })
    }
    behind.sort((a, b) => b.received - a.received || (a.row.id < b.row.id ? -1 : 1))
    const rows = behind.slice(range.offset, range.offset + range.limit).map(({ row, at }) => shown(row, at))
    return { total: behind.length, rows }
  }

  async serverBoard({ by, ...filter }: FocusQuery): Promise<FocusServerAnswer<FocusBoardAnswer>> {
    return this.ask(focusPaths.board, { ...filter, by: by.join(',') }, focusBoardAnswer)
  }

  async serverOrders(
    filter: FocusFilter,
    count: FocusCount,
    range: { offset: number; limit: number },
  ): Promise<FocusServerAnswer<FocusOrderPage>> {
    return this.ask(focusPaths.orders, { ...filter, count, ...range }, focusOrderPage)
  }

  private *counted(filter: FocusFilter): Generator<PlacedMarks> {
    const now = this.now()
    for (const row of this.columns.workOrder.rows) {
      const placed = row && isInMonths(row, filter) ? this.placed(row, now) : undefined
      if (placed) yield placed
    }
  }

  private placed(row: OrderRow, now: Date): PlacedMarks | undefined {
    const marks = focusMarks(row.focus, now)
    if (!marks) return undefined
    const caseField = row.caseId === '' ? '' : (this.columns.supervisionCase.get(row.caseId)?.field ?? '')
    const { month, region, organId, organText, field: orderField } = row
    return { marks, place: focusPlace({ month, region, organId, organText, caseField, orderField }) }
  }

  private async ask<T>(
    path: string,
    query: Readonly<Record<string, string | number | undefined>>,
    shape: z.ZodType<T>,
  ): Promise<FocusServerAnswer<T>> {
    const words = Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    )
    try {
      const answer = await this.transport.request({
        method: 'GET',
        path: `${path}?${new URLSearchParams(words)}`,
        headers: {},
      })
      const body: unknown = JSON.parse(new TextDecoder().decode(answer.body))
      if (answer.status === 200) return { ok: true, value: shape.parse(body) }
      return { ok: false, refusal: refusalIn(body) }
    } catch {
      return { ok: false, refusal: { code: 'focus.serverUnreachable' } }
    }
  }
}

/** Most orders fall out here, before anything else of them is looked at. */
function isInMonths({ month }: OrderRow, { from, to }: FocusFilter): boolean {
  return month >= from && month <= to
}

function refusalIn(body: unknown): Refusal {
  const { code, args } = (body as { error?: { code?: string; args?: Refusal['args'] } }).error ?? {}
  return isMessageCode(code ?? '')
    ? ({ code, ...(args ? { args } : {}) } as Refusal)
    : { code: 'focus.serverUnreachable' }
}

function shown(row: OrderRow, { place, marks }: PlacedMarks): FocusOrderRow {
  return {
    id: row.id,
    orderNo: row.orderNo,
    title: row.title,
    receivedAt: row.receivedAt,
    region: place.region,
    organ: place.organ,
    field: place.field,
    verified: row.focus.verified,
    satisfaction: row.focus.satisfaction,
    late: marks.late,
    repeated: marks.repeated,
    leadState: row.leadState,
    caseId: row.caseId,
  }
}
