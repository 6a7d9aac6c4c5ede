import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ListedOrder, OrderPlace, OrdersAnswer } from '#shared/sync/hotline-orders-protocol'
import { OrderPages } from './order-pages'

// Only what the pages go by; the rest of a row is passed on.
const row = (at: number) => {
  const id = String(2_000_000 - at)
  return { id, receivedAt: id, orderNo: id, title: `第${at}件` } as ListedOrder
}

describe('a list of orders that is read as it is scrolled', () => {
  let stored: ListedOrder[]
  let asked: (string | undefined)[]
  let grown: number
  /** As the server does: rows behind a place, at most `most` of them looked through. */
  let most: number
  const matching = new Set<string>()

  async function ask(after: OrderPlace | undefined, limit: number): Promise<OrdersAnswer> {
    asked.push(after?.[1])
    const from = after ? stored.findIndex(({ id }) => id < after[1]) : 0
    const looked = from < 0 ? [] : stored.slice(from, from + most)
    const rows = looked.filter(({ id }) => matching.size === 0 || matching.has(id)).slice(0, limit)
    const last = rows.length === limit ? rows.at(-1) : looked.at(-1)
    const more = last !== undefined && last.id !== stored.at(-1)?.id
    return more ? { rows, next: [last.receivedAt, last.id] } : { rows }
  }
  const pages = () => new OrderPages(ask, undefined, () => grown++)

  beforeEach(() => {
    stored = Array.from({ length: 1050 }, (_, at) => row(at))
    asked = []
    grown = 0
    most = 10_000
    matching.clear()
  })

  it('reads as far as it is looked at, and knows its end when it is there', async () => {
    const list = pages()
    expect(await list.window(0, 100)).toMatchObject({ total: 300, more: true, rows: stored.slice(0, 100) })
    expect(asked).toHaveLength(1)
    expect((await list.window(700, 100)).rows).toEqual(stored.slice(700, 800))
    expect(await list.window(1000, 100)).toMatchObject({ total: 1050, more: false, rows: stored.slice(1000) })
    expect(asked).toHaveLength(6)
  })

  it('reads again after news what is looked at, and nothing else', async () => {
    const list = pages()
    await list.window(600, 100)
    stored = [row(-1), ...stored.map((one) => (one.title === '第630件' ? { ...one, title: '改过' } : one))]
    list.news()
    asked = []
    const { rows } = await list.window(600, 100)
    expect(asked).toEqual([row(599).id])
    expect(rows.map(({ title }) => title)).toContain('改过')
    expect((await list.window(0, 100)).rows[0]).toEqual(row(-1))
    const all = await Promise.all([0, 100, 200, 300, 400, 500, 600].map((offset) => list.window(offset, 100)))
    const ids = all.flatMap((one) => one.rows.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('goes on past answers without a row, as a rare word has many', async () => {
    most = 50
    for (const at of [3, 777]) matching.add(row(at).id)
    expect(await pages().window(0, 100)).toMatchObject({ total: 2, more: false, rows: [row(3), row(777)] })
  })

  it('stops looking for a rare word when nobody looks at the list any more, and goes on when somebody does', async () => {
    most = 50
    matching.add(row(1049).id)
    // Each answer takes so long that the list is shown after the first one.
    let now = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
    const slow = (after: OrderPlace | undefined, limit: number) => {
      now += 1000
      return ask(after, limit)
    }
    const list = new OrderPages(slow, undefined, () => grown++)
    expect(await list.window(0, 100)).toMatchObject({ total: 100, more: true, rows: [] })
    list.rest()
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
    expect(asked.length).toBeLessThanOrEqual(2)
    clock.mockRestore()
    expect((await list.window(0, 100)).rows).toEqual([row(1049)])
  })
})
