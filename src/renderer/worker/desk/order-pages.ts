import {
  type ListedOrder,
  MOST_ORDERS_AT_ONCE,
  type OrderPlace,
  type OrdersAnswer,
  type OrdersAsked,
} from '#shared/sync/hotline-orders-protocol'

export type Question = Omit<OrdersAsked, 'after' | 'limit'>
type Ask = (after: OrderPlace | undefined, limit: number) => Promise<OrdersAnswer>

interface ReadRows {
  readonly rows: readonly ListedOrder[]
  /** Known so far, and room for the next page where there is more. */
  readonly total: number
  readonly more: boolean
}

const PAGE_ROWS = 100
/** Looking for a rare word goes on behind the list that shows what was found so far. */
const SHOW_AFTER_MS = 800

/**
 * One list, read from its beginning as far as somebody has scrolled. After news the part that is looked at is read again
 * from the row before it, so that going on far down costs no more than at the top.
 */
export class OrderPages {
  private rows: readonly ListedOrder[] = []
  private next: OrderPlace | undefined
  private begun = false
  private readonly fresh = new Set<number>()
  private last: Promise<unknown> = Promise.resolve()
  private wanted = 0
  private goingOn = false

  constructor(
    private readonly ask: Ask,
    private readonly sortedBy: 'receivedAt' | 'orderNo' = 'receivedAt',
    private readonly grown: () => void,
  ) {}

  /** Windows are answered one after another: each begins where the one before has ended. */
  window(offset: number, limit: number): Promise<ReadRows> {
    const turn = this.last.then(async () => {
      this.wanted = Math.max(this.wanted, offset + limit)
      const page = Math.floor(offset / PAGE_ROWS)
      const known = offset === 0 || offset < this.rows.length
      if (this.begun && known && !this.fresh.has(page)) await this.renew(offset, limit)
      this.fresh.add(page)
      const began = performance.now()
      while (this.owes() && performance.now() - began < SHOW_AFTER_MS) await this.readOn()
      if (this.owes()) void this.goOn()
      const more = this.next !== undefined
      const total = this.rows.length + (more ? PAGE_ROWS : 0)
      return { rows: this.rows.slice(offset, offset + limit), total, more }
    })
    this.last = turn.catch(() => undefined)
    return turn
  }

  news(): void {
    this.fresh.clear()
  }

  /** Nobody looks at it just now: a rare word is not looked for among a million orders until somebody does again. */
  rest(): void {
    this.wanted = 0
  }

  private owes(): boolean {
    return !this.begun || (this.next !== undefined && this.rows.length < this.wanted)
  }

  private async readOn(): Promise<void> {
    const answer = await this.ask(this.next, MOST_ORDERS_AT_ONCE)
    this.rows = [...this.rows, ...answer.rows]
    this.next = answer.next
    this.begun = true
  }

  private async goOn(): Promise<void> {
    if (this.goingOn) return
    this.goingOn = true
    try {
      while (this.owes()) {
        const before = this.rows.length
        const turn = this.last.then(() => this.readOn())
        this.last = turn.catch(() => undefined)
        await turn
        if (this.rows.length > before || this.next === undefined) this.grown()
      }
    } catch {
      // The list asks again, and is told what hinders it.
      this.grown()
    } finally {
      this.goingOn = false
    }
  }

  private async renew(offset: number, limit: number): Promise<void> {
    const before = this.rows[offset - 1]
    const answer = await this.ask(before && this.placeOf(before), limit)
    if (answer.next && answer.rows.length < limit) {
      // What is looked for is rare: parts would not fit together.
      this.rows = []
      this.next = undefined
      this.begun = false
      return
    }
    const lastId = answer.rows.at(-1)?.id
    const at = answer.next ? this.rows.findIndex(({ id }, index) => index >= offset && id === lastId) : -1
    const behind = at < 0 ? [] : this.rows.slice(at + 1)
    this.rows = [...this.rows.slice(0, offset), ...answer.rows, ...behind]
    if (at < 0) this.next = answer.next
  }

  private placeOf(row: ListedOrder): OrderPlace {
    return [this.sortedBy === 'orderNo' ? row.orderNo : row.receivedAt, row.id]
  }
}
