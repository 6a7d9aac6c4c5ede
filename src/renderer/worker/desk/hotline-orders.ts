import type { HostTransport } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { type ListedOrder, type OrdersAnswer, ordersAnswer } from '#shared/sync/hotline-orders-protocol'
import { hotlinePaths } from '#shared/sync/hotline-protocol'
import type { FoundOfKind, HotlineOrderQuery, ListWindow, OrderColumns } from '../../data/desk-worker-api'
import type { OrderRow } from '../columns/order-columns'
import { post } from './hotline-desk'
import { OrderPages, type Question } from './order-pages'

/** Lists that a person goes to and fro between; older ones are read anew. */
const KEPT = 4
/** News come with every order that anybody takes in; a list that is looked at follows at this pace. */
const PACE_MS = 2000
/** A search looks through the latest orders only as long as somebody waits for a short list. */
const ROUNDS = 6

export interface HotlineOrdersParts {
  readonly transport: HostTransport
  readonly organName: (row: Pick<ListedOrder, 'organId' | 'organText'>) => string
  /** Of an order that unsent commands have changed: as it will be. */
  readonly pendingRow: (id: string) => OrderRow | undefined
  /** The lists have news. */
  readonly changed: () => void
}

/** The hotline's orders as lists of the server, which holds a million of them, and this machine those that were opened. */
export class HotlineOrders {
  private readonly lists = new Map<string, OrderPages>()
  private v = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly parts: HotlineOrdersParts) {}

  async list({ offset, limit, ...question }: HotlineOrderQuery): Promise<ListWindow<OrderColumns>> {
    const pages = this.pagesOf(question)
    for (const other of this.lists.values()) if (other !== pages) other.rest()
    const { rows, total, more } = await pages.window(offset, limit)
    return { total, more, offset, rows: rows.map((row) => this.shown(row)), counts: {} }
  }

  async found(text: string, limit: number): Promise<FoundOfKind> {
    const rows: ListedOrder[] = []
    let answer: OrdersAnswer | undefined
    for (let round = 0; round < ROUNDS && rows.length < limit && (round === 0 || answer?.next); round += 1) {
      answer = await this.ask({ text, after: answer?.next, limit: limit - rows.length })
      rows.push(...answer.rows)
    }
    const shown = rows.map(({ id, title, orderNo }) => ({ id, title, no: orderNo }))
    return { total: rows.length, more: answer?.next !== undefined, rows: shown }
  }

  /** The server has come to this revision: what is looked at is read again, at a pace. */
  news(v: number): void {
    if (v <= this.v) return
    const first = this.v === 0
    this.v = v
    if (first || this.lists.size === 0) return
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      for (const pages of this.lists.values()) pages.news()
      this.parts.changed()
    }, PACE_MS)
  }

  close(): void {
    clearTimeout(this.timer)
    for (const pages of this.lists.values()) pages.rest()
    this.lists.clear()
  }

  private pagesOf(question: Question): OrderPages {
    const key = JSON.stringify(question)
    const pages =
      this.lists.get(key) ??
      new OrderPages((after, limit) => this.ask({ ...question, after, limit }), question.sort?.by, this.parts.changed)
    this.lists.delete(key)
    this.lists.set(key, pages)
    for (const [old, left] of [...this.lists].slice(0, -KEPT)) {
      left.rest()
      this.lists.delete(old)
    }
    return pages
  }

  private async ask(body: object): Promise<OrdersAnswer> {
    const answer = await post(this.parts.transport, hotlinePaths.orders, body, ordersAnswer)
    if (!answer.ok) throw new DeskError(answer.refusal.code, answer.refusal.args)
    return answer.value
  }

  private shown(listed: ListedOrder): OrderColumns {
    const own = this.parts.pendingRow(listed.id)
    const { organId: _organId, organText: _organText, ...row } = listed
    const mine = own && {
      leadState: own.leadState,
      replied: own.replied,
      process: own.focus.process,
      dispute: own.dispute,
      answered: own.answered,
    }
    const organName = this.parts.organName(own ?? listed)
    return { ...row, excerpt: '', organName, ...mine, pending: own !== undefined }
  }
}
