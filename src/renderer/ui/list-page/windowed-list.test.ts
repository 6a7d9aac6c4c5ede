import { describe, expect, it, vi } from 'vitest'
import { PAGE_ROWS, WindowedList } from './windowed-list'

interface Row {
  readonly id: string
}

function storeOf(ids: string[]) {
  const asked: number[] = []
  const load = ({ offset, limit }: { offset: number; limit: number }) => {
    asked.push(offset)
    return Promise.resolve({
      total: ids.length,
      offset,
      rows: ids.slice(offset, offset + limit).map((id): Row => ({ id })),
      counts: { open: ids.length },
    })
  }
  return { ids, asked, load }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))
const numbered = (n: number) => Array.from({ length: n }, (_, i) => `order-${i}`)

describe('a list read through windows', () => {
  it('loads what is looked at and its neighbours, nothing else', async () => {
    const store = storeOf(numbered(10_000))
    const list = new WindowedList<Row>(store.load, vi.fn())
    list.ensure(0, 30)
    await settled()
    expect(list.total).toBe(10_000)
    expect(list.rowAt(3)).toEqual({ id: 'order-3' })
    list.ensure(5_010, 5_040)
    await settled()
    expect(list.rowAt(5_020)).toEqual({ id: 'order-5020' })
    expect(new Set(store.asked)).toEqual(new Set([0, 4_900, 5_000, 5_100]))
  })

  it('asks for a page once while it is on its way', async () => {
    const store = storeOf(numbered(50))
    const list = new WindowedList<Row>(store.load, vi.fn())
    list.ensure(0, 20)
    list.ensure(0, 25)
    await settled()
    expect(store.asked).toEqual([0])
  })

  it('keeps showing old rows after a change until the new ones have come', async () => {
    const store = storeOf(numbered(3))
    const list = new WindowedList<Row>(store.load, vi.fn())
    list.ensure(0, 20)
    await settled()
    store.ids.shift()
    list.invalidate()
    expect(list.rowAt(0)).toEqual({ id: 'order-0' })
    await settled()
    expect(list.rowAt(0)).toEqual({ id: 'order-1' })
    expect(list.total).toBe(2)
    expect(list.rowAt(2)).toBeUndefined()
  })

  it('says nothing when a refresh brought the same, and keeps unchanged rows as they are', async () => {
    const changed = vi.fn()
    const store = storeOf(numbered(3))
    const list = new WindowedList<Row>(store.load, changed)
    list.ensure(0, 20)
    await settled()
    const [first, calls] = [list.rowAt(0), changed.mock.calls.length]
    list.invalidate()
    await settled()
    expect(changed).toHaveBeenCalledTimes(calls)
    store.ids[2] = 'other'
    list.invalidate()
    await settled()
    expect(changed).toHaveBeenCalledTimes(calls + 1)
    expect(list.rowAt(0)).toBe(first)
  })

  it('drops an answer that a later change has overtaken', async () => {
    const answers: ((rows: Row[]) => void)[] = []
    const list = new WindowedList<Row>(
      ({ offset }) =>
        new Promise((resolve) => {
          answers.push((rows) => resolve({ total: rows.length, offset, rows, counts: {} }))
        }),
      vi.fn(),
    )
    list.ensure(0, 20)
    list.invalidate()
    answers[1]?.([{ id: 'new' }])
    answers[0]?.([{ id: 'old' }])
    await settled()
    expect(list.rowAt(0)).toEqual({ id: 'new' })
  })

  it('forgets pages beyond the end when the list gets shorter', async () => {
    const store = storeOf(numbered(PAGE_ROWS * 3))
    const list = new WindowedList<Row>(store.load, vi.fn())
    list.ensure(PAGE_ROWS * 2, PAGE_ROWS * 2 + 10)
    await settled()
    await settled()
    store.ids.length = 10
    list.ensure(0, 10)
    list.invalidate()
    await settled()
    expect(list.total).toBe(10)
    expect(list.rowAt(PAGE_ROWS * 2)).toBeUndefined()
  })

  it('says that a page could not be read, and recovers', async () => {
    let broken = true
    const list = new WindowedList<Row>(
      ({ offset }) =>
        broken ? Promise.reject(new Error('closed')) : Promise.resolve({ total: 0, offset, rows: [], counts: {} }),
      vi.fn(),
    )
    list.ensure(0, 20)
    await settled()
    expect(list.failed).toBeInstanceOf(Error)
    broken = false
    list.invalidate()
    await settled()
    expect(list.failed).toBeUndefined()
    expect(list.total).toBe(0)
  })
})
