import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startDaily } from './daily'

const minute = 60_000
const day = 24 * 60 * minute

describe('Daily work', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is done soon after the start, not at it, and then every day, whatever came of it before', async () => {
    const work = vi.fn(() => Promise.reject(new Error('no database')))
    const stop = startDaily(work)
    expect(work).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2 * minute)
    expect(work).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(2 * day)
    expect(work).toHaveBeenCalledTimes(3)
    await stop()
    await vi.advanceTimersByTimeAsync(2 * day)
    expect(work).toHaveBeenCalledTimes(3)
  })

  it('goes on in one run only, and ending it waits for that run', async () => {
    let finish = () => {}
    const work = vi.fn(
      (_signal: AbortSignal) =>
        new Promise<void>((resolve) => {
          finish = resolve
        }),
    )
    const stop = startDaily(work)
    await vi.advanceTimersByTimeAsync(2 * day)
    expect(work).toHaveBeenCalledTimes(1)
    const stopped = vi.fn()
    const [signal] = work.mock.calls[0] ?? []
    const ending = stop().then(stopped)
    await vi.advanceTimersByTimeAsync(minute)
    expect([signal?.aborted, stopped.mock.calls.length]).toEqual([true, 0])
    finish()
    await ending
    expect(stopped).toHaveBeenCalledTimes(1)
  })
})
