import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PackedPage } from './pack-page'
import { type PageRequest, PagesAhead } from './pages-ahead'

const pageOf = (scope: string, after?: string): PackedPage => ({
  head: { scope, rows: 1, after },
  encoding: 'br',
  body: Buffer.from('{}'),
})

function pagesOf(make = async ({ scope }: PageRequest) => pageOf(scope)) {
  const made: string[] = []
  const pages = new PagesAhead((userId, request) => {
    made.push(`${userId} ${request.scope} ${request.after ?? ''}`)
    return make(request)
  })
  return { made, pages }
}

const next: PageRequest = { scope: 'city', after: 'workOrder/9', encoding: 'br' }

describe('the next page of a bootstrap', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is made once, before it is asked for, and only for the same user', async () => {
    const { made, pages } = pagesOf()
    pages.prepareAfter('zhang', pageOf('city', 'workOrder/9'))
    expect(made).toEqual(['zhang city workOrder/9'])
    await pages.page('li', next)
    await pages.page('zhang', next)
    expect(made).toEqual(['zhang city workOrder/9', 'li city workOrder/9'])
    await pages.page('zhang', next)
    expect(made).toHaveLength(3)
  })

  it('is forgotten when nobody comes for it, and none is made after the last', async () => {
    const { made, pages } = pagesOf()
    pages.prepareAfter('zhang', pageOf('city'))
    expect(made).toEqual([])
    pages.prepareAfter('zhang', pageOf('city', 'workOrder/9'))
    vi.advanceTimersByTime(5000)
    await pages.page('zhang', next)
    expect(made).toHaveLength(2)
  })

  it('of the next scope is made too, in the order of the plan, without those that hold nothing', async () => {
    const { made, pages } = pagesOf()
    const plan = [
      { scope: 'ref', rows: 9 },
      { scope: 'user:zhang', rows: 0 },
      { scope: 'city', rows: 5 },
    ]
    pages.prepareFirst('zhang', plan, 'br')
    await pages.page('zhang', { scope: 'ref', encoding: 'br' })
    pages.prepareAfter('zhang', pageOf('ref'))
    await pages.page('zhang', { scope: 'city', encoding: 'br' })
    pages.prepareAfter('zhang', pageOf('city'))
    pages.prepareAfter('li', pageOf('ref'))
    expect(made).toEqual(['zhang ref ', 'zhang city '])
  })

  it('is made for a few users at a time, and anew after a failure', async () => {
    let failing = true
    const { made, pages } = pagesOf(async ({ scope }) => {
      if (failing) throw new Error('no connection')
      return pageOf(scope)
    })
    for (const user of ['a', 'b', 'c', 'd', 'e']) pages.prepareAfter(user, pageOf('city', 'workOrder/9'))
    expect(made).toHaveLength(4)
    await vi.advanceTimersByTimeAsync(0)
    failing = false
    expect(await pages.page('a', next)).toEqual(pageOf('city'))
  })
})
