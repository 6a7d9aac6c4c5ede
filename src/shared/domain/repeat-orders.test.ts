import { describe, expect, it } from 'vitest'
import { testOrder } from '../commands/testing/test-order'
import { repeatKey, repeatsAmong } from './repeat-orders'

const order = testOrder('a')
const by = (change: Partial<typeof order.reporter>) =>
  repeatKey({ ...order, reporter: { ...order.reporter, ...change } })

describe('A repeated complaint', () => {
  it('is of the same telephone against the same organ, whatever name is given', () => {
    expect(by({ name: '李四' })).toBe(by({}))
    expect(repeatKey({ ...order, handlingOrganId: 'market' })).not.toBe(by({}))
  })

  it('is of the same account where a platform has no telephones', () => {
    expect(by({ phone: '', name: 'UU0081500' })).not.toBe('')
    expect(
      repeatKey({ ...order, source: 'other', reporter: { ...order.reporter, phone: '', name: 'UU0081500' } }),
    ).not.toBe(by({ phone: '', name: 'UU0081500' }))
  })

  it('is never made of people who cannot be told apart', () => {
    for (const name of ['王先生', '匿名网友', '某市民', '']) expect(by({ phone: '', name })).toBe('')
    expect(by({ anonymous: true })).toBe('')
  })

  it('does not say who it was', () => {
    expect(by({})).toMatch(/^[0-9a-f]{64}$/)
  })

  it('follows another within a year, in order of time', () => {
    const at = (id: string, receivedAt: string) => ({ id, receivedAt })
    const found = repeatsAmong([
      at('c', '2026-03-01T00:00:00Z'),
      at('a', '2024-01-01T00:00:00Z'),
      at('b', '2026-02-01T00:00:00.000Z'),
    ])
    expect([found.get('a'), found.get('b'), found.get('c')]).toEqual([undefined, undefined, 'b'])
  })

  it('is not what a platform sent twice in the same moment', () => {
    const at = (id: string, day: number) => ({ id, receivedAt: `2026-02-0${day}T00:00:00Z` })
    const found = repeatsAmong([at('a', 1), at('b', 2), at('c', 2)])
    expect([found.get('a'), found.get('b'), found.get('c')]).toEqual([undefined, 'a', 'a'])
  })
})
