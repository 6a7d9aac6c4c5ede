// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

async function fresh() {
  vi.resetModules()
  const { useAskBeforeLeaving } = await import('./ask-before-leaving')
  return { ...(await import('./lock-page')), useAskBeforeLeaving }
}

function Unsaved({ useAsk }: { readonly useAsk: (wanted: boolean) => void }) {
  useAsk(true)
  return null
}

/** Whether the window would be kept open. */
function unloadIsPrevented(): boolean {
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  return event.defaultPrevented
}

describe('locking the page', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('saves what is open first, and locks then', async () => {
    const { lockPage, saveBeforeLock } = await fresh()
    const done: string[] = []
    saveBeforeLock(async () => void done.push('saved'))
    const gone = saveBeforeLock(async () => void done.push('of a page that was left'))
    gone()
    await lockPage(async () => void done.push('locked'))
    expect(done).toEqual(['saved', 'locked'])
  })

  it('locks although a save fails, throws or never ends, and although locking itself fails', async () => {
    const { lockPage, saveBeforeLock } = await fresh()
    saveBeforeLock(() => Promise.reject(new Error('full')))
    saveBeforeLock(() => {
      throw new Error('gone')
    })
    saveBeforeLock(() => new Promise(() => undefined))
    const lock = vi.fn().mockRejectedValue(new Error('worker gone'))
    const locked = lockPage(lock)
    await vi.advanceTimersByTimeAsync(2000)
    expect(lock).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1000)
    await locked
    expect(lock).toHaveBeenCalledTimes(1)
  })

  it('does not let a page with unsaved words keep itself on the screen of a locked desk', async () => {
    const { lockPage, useAskBeforeLeaving } = await fresh()
    const root = createRoot(document.body.appendChild(document.createElement('div')))
    await act(async () => root.render(<Unsaved useAsk={useAskBeforeLeaving} />))
    expect(unloadIsPrevented()).toBe(true)
    await lockPage(async () => undefined)
    expect(unloadIsPrevented()).toBe(false)
    await act(async () => root.unmount())
  })
})
