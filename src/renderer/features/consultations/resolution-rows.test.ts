import { describe, expect, it } from 'vitest'
import type { Consultation, Resolution } from '#shared/domain/consultation'
import { matches } from './consultation-search'
import { resolutionRows } from './resolution-rows'

const ref = { organ: (id: string) => ({ id, name: id === 'urban' ? '市城市管理局' : '市生态环境局' }) as never }

const resolution = (id: string, change: Partial<Resolution>): Resolution => ({
  id,
  kind: 'jurisdiction',
  title: `事项${id}`,
  content: '露天烧烤油烟由城管部门查处。',
  organId: 'urban',
  decidedBy: 'staffing',
  state: 'open',
  result: '',
  ...change,
})
// Only what the list goes by.
const meeting = (id: string, resolutions: readonly Resolution[], change: Partial<Consultation> = {}) =>
  ({
    id,
    status: 'held',
    topic: '油烟由谁查处',
    place: '',
    result: '',
    resolutions: Object.fromEntries(resolutions.map((one) => [one.id, one])),
    ...change,
  }) as Consultation

const all = [
  meeting('m1', [
    resolution('1', { dueOn: '2026-12-10' }),
    resolution('2', { dueOn: '2026-11-01' }),
    resolution('3', { state: 'done', settledAt: '2026-10-01T00:00:00.000Z', kind: 'norm', content: '先责令改正。' }),
  ]),
  meeting('m2', [
    resolution('4', { organId: 'ecology' }),
    resolution('5', { state: 'dropped', settledAt: '2026-11-02T00:00:00.000Z' }),
  ]),
  meeting('m3', [resolution('6', {})], { status: 'cancelled' }),
]
const ids = (search: Parameters<typeof resolutionRows>[2]) =>
  resolutionRows(all, ref, search, '2026-11-27').map(({ id }) => id)

describe('the list of what meetings have settled', () => {
  it('has what is overdue first, what has no day last, then the settled; nothing of a cancelled meeting', () => {
    expect(ids({})).toEqual(['2', '1', '4', '5', '3'])
    expect(resolutionRows(all, ref, {}, '2026-11-27').filter(({ overdue }) => overdue)).toMatchObject([{ id: '2' }])
  })

  it('finds who is competent and how something is dealt with by words of the text, the owner and the topic', () => {
    expect(ids({ q: '烧烤 城市管理局' })).toEqual(['2', '1', '5'])
    expect(ids({ q: '生态环境' })).toEqual(['4'])
    expect(ids({ kind: 'norm' })).toEqual(['3'])
    expect(ids({ state: 'open', q: '谁查处' })).toEqual(['2', '1', '4'])
    expect(ids({ q: '没有的' })).toEqual([])
  })

  it('is found through the list of meetings too', () => {
    expect(all.filter((one) => matches(one, '先责令改正')).map(({ id }) => id)).toEqual(['m1'])
  })
})
