import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type PageRequest, PagesAhead } from './pages-ahead'

const lines = (scope: string, after?: string) => [JSON.stringify({ scope, rows: 1, after }), '{}']

function pagesOf(make = async ({ scope }: PageRequest) => lines(scope)) {
  const made: string[] = []
  const pages = new PagesAhead((userId, request) => {
    made.push(`${userId} ${request.scope} ${request.after ?? ''}`)
    return make(request)
  })
  return { made, pages }
}

describe('the next page of a bootstrap', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is made once, before it is asked for, and only for the same user', async () => {
    const { made, pages } = pagesOf()
    pages.prepareAfter('zhang', lines('city', 'workOrder/9'))
    expect(made).toEqual(['zhang city workOrder/9'])
    await pages.page('li', { scope: 'city', after: 'workOrder/9' })
    await pages.page('zhang', { scope: 'city', after: 'workOrder/9' })
    expect(made).toEqual(['zhang city workOrder/9', 'li city workOrder/9'])
    await pages.page('zhang', { scope: 'city', after: 'workOrder/9' })
    expect(made).toHaveLength(3)
  })

  it('is forgotten when nobody comes for it, and none is made after the last', async () => {
    const { made, pages } = pagesOf()
    pages.prepareAfter('zhang', lines('city'))
    expect(made).toEqual([])
    pages.prepareAfter('zhang', lines('city', 'workOrder/9'))
    vi.advanceTimersByTime(5000)
    await pages.page('zhang', { scope: 'city', after: 'workOrder/9' })
    expect(made).toHaveLength(2)
  })

  it('is made for a few users at a time, and anew after a failure', async () => {
    let failing = true
    const { made, pages } = pagesOf(async ({ scope }) => {
      if (failing) throw new Error('no connection')
      return lines(scope)
    })
    for (const user of ['a', 'b', 'c', 'd', 'e']) pages.prepareAfter(user, lines('city', 'workOrder/9'))
    expect(made).toHaveLength(4)
    await vi.advanceTimersByTimeAsync(0)
    failing = false
    expect(await pages.page('a', { scope: 'city', after: 'workOrder/9' })).toEqual(lines('city'))
  })
})
