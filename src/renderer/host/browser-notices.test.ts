import { afterEach, describe, expect, it, vi } from 'vitest'
import { noticesAreOn } from '../app/ui-state'
import { browserNotices } from './browser-notices'

/** What a browser has: a class whose leave is asked for once. */
function browserWith(permission: NotificationPermission, answer: NotificationPermission = permission) {
  const shown: { title: string; body?: string | undefined }[] = []
  const asked = vi.fn(async () => answer)
  class Shown {
    static permission = permission
    static requestPermission = asked
    onclick: (() => void) | undefined
    constructor(title: string, options?: NotificationOptions) {
      shown.push({ title, body: options?.body })
    }
  }
  vi.stubGlobal('Notification', Shown)
  return { shown, asked }
}

afterEach(() => vi.unstubAllGlobals())

describe('Notes of the system in a browser', () => {
  it('are shown with leave, and asking for leave is never part of showing one', async () => {
    const { shown, asked } = browserWith('granted')
    await browserNotices().notify?.({ title: '执法监督工作台', body: '有 2 条预警待处理' })
    expect(shown).toEqual([{ title: '执法监督工作台', body: '有 2 条预警待处理' }])
    expect(asked).not.toHaveBeenCalled()
  })

  it('are not shown without leave', async () => {
    const { shown, asked } = browserWith('default', 'denied')
    await browserNotices().notify?.({ title: '执法监督工作台', body: '有 1 条预警待处理' })
    expect(shown).toEqual([])
    expect(await browserNotices().askToNotify?.()).toBe(false)
    expect(asked).toHaveBeenCalledOnce()
  })

  it('are not offered where the browser has none', () => {
    vi.stubGlobal('Notification', undefined)
    expect(browserNotices()).toEqual({})
  })

  it('begin with the choice of the user in a browser, and are on in a desktop until he turns them off', () => {
    expect([noticesAreOn(undefined, 'browser'), noticesAreOn(undefined, 'electron')]).toEqual([false, true])
    expect([noticesAreOn(true, 'browser'), noticesAreOn(false, 'electron')]).toEqual([true, false])
  })
})
