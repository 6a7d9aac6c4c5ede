import { describe, expect, it } from 'vitest'
import { keepEqual } from './keep-equal'

const bundle = () => ({
  case: { id: 'c1', title: '拖车案', limits: { triage: { dueAt: '2026-11-04' } } },
  actions: [
    { id: 'a1', note: '受理', changes: [{ path: 'level', to: '一般' }] },
    { id: 'a2', note: '研判', changes: [] },
  ],
  pending: [] as string[],
})

describe('a newer answer', () => {
  it('is the earlier one where it says the same', () => {
    const earlier = bundle()
    expect(keepEqual(earlier, bundle())).toBe(earlier)
  })

  it('keeps every part that did not change', () => {
    const earlier = bundle()
    const next = keepEqual(earlier, { ...bundle(), case: { ...bundle().case, title: '三轮车案' } })
    expect(next.case.title).toBe('三轮车案')
    expect(next.case.limits).toBe(earlier.case.limits)
    expect(next.actions).toBe(earlier.actions)
  })

  it('keeps the rows beside one that came in between or went', () => {
    const earlier = bundle()
    const more = bundle()
    more.actions.splice(0, 0, { id: 'a0', note: '来件', changes: [] })
    const next = keepEqual(earlier, more)
    expect(next.actions.map(({ id }) => id)).toEqual(['a0', 'a1', 'a2'])
    expect(next.actions[1]).toBe(earlier.actions[0])
    expect(keepEqual(next, bundle()).actions[1]).toBe(earlier.actions[1])
  })

  it('is told apart from one that lost a field, or has one that is undefined', () => {
    const more: { a: number; b?: number | undefined } = { a: 1, b: 2 }
    expect(keepEqual(more, { a: 1 })).toEqual({ a: 1 })
    expect(keepEqual<object>({ a: 1, c: 1 }, { a: 1, b: undefined })).toEqual({ a: 1, b: undefined })
    expect(keepEqual({ a: 1 }, undefined)).toBeUndefined()
    expect(keepEqual(undefined, { a: 1 })).toEqual({ a: 1 })
    expect(keepEqual<object>([1], { 0: 1 })).toEqual({ 0: 1 })
  })

  it('takes dates, maps and bytes as they come', () => {
    const bytes = Uint8Array.of(1)
    expect(keepEqual({ bytes: Uint8Array.of(1) }, { bytes }).bytes).toBe(bytes)
    const day = new Date(0)
    expect(keepEqual({ day: new Date(1) }, { day }).day).toBe(day)
  })
})
