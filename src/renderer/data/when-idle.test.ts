// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { whenIdle } from './when-idle'

afterEach(() => vi.unstubAllGlobals())

describe('what can wait', () => {
  it('runs once, when the page is idle, however often it was called', () => {
    const idle: (() => void)[] = []
    vi.stubGlobal('requestIdleCallback', (run: () => void) => idle.push(run))
    const run = vi.fn()
    const later = whenIdle(run)
    later()
    later()
    expect(run).not.toHaveBeenCalled()
    expect(idle).toHaveLength(1)
    idle[0]?.()
    expect(run).toHaveBeenCalledTimes(1)
    later()
    expect(idle).toHaveLength(2)
  })

  it('runs in its turn where the page does not say when it is idle', async () => {
    vi.stubGlobal('requestIdleCallback', undefined)
    const ran = new Promise<void>((resolve) => whenIdle(resolve)())
    await expect(ran).resolves.toBeUndefined()
  })
})
