import { describe, expect, it } from 'vitest'
import { isFiltered, leadQuery, viewCount } from './lead-query'
import { leadSearch } from './lead-search'

describe('the list of leads and its address', () => {
  it('shows what waits first', () => {
    expect(leadQuery({})).toEqual({ leadState: 'open' })
  })

  it('asks for what the address says', () => {
    expect(
      leadQuery({ view: 'all', region: '411702', q: '城管 扣车', sort: 'receivedAt', up: true, from: '2026-11-01' }),
    ).toEqual({
      region: '411702',
      text: '城管 扣车',
      receivedFrom: '2026-11-01',
      sort: { by: 'receivedAt', descending: false },
    })
  })

  it('leaves out what an address got wrong instead of failing', () => {
    expect(leadSearch.parse({ view: 'nonsense', from: '昨天', q: 411702, order: 'o1' })).toEqual({
      q: '411702',
      order: 'o1',
    })
  })

  it('knows whether anything is filtered, and counts a view', () => {
    expect(isFiltered({ view: 'declined', order: 'o1' })).toBe(false)
    expect(isFiltered({ q: '城管' })).toBe(true)
    expect(viewCount({ open: 5, declined: 2 }, 'all')).toBe(7)
    expect(viewCount({ open: 5 }, 'merged')).toBe(0)
  })
})
