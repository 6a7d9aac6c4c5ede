// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { idleMinutes, watchTouches } from './watch-touches'

describe('a page that nobody touches', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is locked after its time, counted from the last touch', () => {
    const lock = vi.fn()
    const stop = watchTouches(600_000, lock)
    vi.advanceTimersByTime(590_000)
    window.dispatchEvent(new Event('keydown'))
    vi.advanceTimersByTime(590_000)
    expect(lock).not.toHaveBeenCalled()
    vi.advanceTimersByTime(20_000)
    expect(lock).toHaveBeenCalled()
    stop()
  })

  it('is locked at once when the machine slept meanwhile, and not any more after it was closed', () => {
    const lock = vi.fn()
    const stop = watchTouches(600_000, lock)
    vi.setSystemTime(Date.now() + 3_600_000)
    vi.advanceTimersByTime(10_000)
    expect(lock).toHaveBeenCalledTimes(1)
    stop()
    vi.advanceTimersByTime(3_600_000)
    expect(lock).toHaveBeenCalledTimes(1)
  })

  it('waits as the policy says over a store that a password opens, and half an hour over one in memory', () => {
    expect([idleMinutes(true, 10), idleMinutes(false, 10)]).toEqual([10, 30])
  })
})
