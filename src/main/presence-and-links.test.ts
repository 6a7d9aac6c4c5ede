import { app, powerMonitor } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

vi.mock('electron', async () => (await import('./testing/fake-electron')).fakeElectron())

const { watchPresence } = await import('./idle-lock')
const { openDeskLinks, readDeskLink } = await import('./desk-links')

const id = '01a21856-8f10-737a-a2b4-87db28738f15'

describe('a machine that nobody sits before', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    powerMonitor.removeAllListeners()
  })

  it('locks the desk with its screen and before it sleeps', () => {
    const lock = vi.fn()
    watchPresence(10, lock)
    powerMonitor.emit('lock-screen')
    powerMonitor.emit('suspend')
    expect(lock).toHaveBeenCalledTimes(2)
  })

  it('locks the desk within seconds of its screen where the system sends no word of it, as on Linux', () => {
    const lock = vi.fn()
    const state = vi.mocked(powerMonitor.getSystemIdleState)
    watchPresence(10, lock)
    vi.advanceTimersByTime(60_000)
    expect(lock).not.toHaveBeenCalled()
    state.mockReturnValue('locked')
    vi.advanceTimersByTime(3000)
    expect(lock).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(60_000)
    expect(lock).toHaveBeenCalledTimes(1)
    state.mockReturnValue('active')
    vi.advanceTimersByTime(3000)
    state.mockReturnValue('locked')
    vi.advanceTimersByTime(3000)
    expect(lock).toHaveBeenCalledTimes(2)
    state.mockReturnValue('active')
  })

  it('goes by its idle time where the screen’s state is unknown', () => {
    const lock = vi.fn()
    vi.mocked(powerMonitor.getSystemIdleState).mockReturnValue('unknown')
    vi.mocked(powerMonitor.getSystemIdleTime).mockReturnValue(600)
    watchPresence(10, lock)
    vi.advanceTimersByTime(60_000)
    expect(lock).toHaveBeenCalledTimes(1)
    vi.mocked(powerMonitor.getSystemIdleState).mockReturnValue('active')
    vi.mocked(powerMonitor.getSystemIdleTime).mockReturnValue(0)
  })

  it('locks it once when keyboard and mouse have rested for so long', () => {
    const lock = vi.fn()
    const idle = vi.mocked(powerMonitor.getSystemIdleTime)
    watchPresence(10, lock)
    idle.mockReturnValue(599)
    vi.advanceTimersByTime(60_000)
    expect(lock).not.toHaveBeenCalled()
    idle.mockReturnValue(600)
    vi.advanceTimersByTime(60_000)
    expect(lock).toHaveBeenCalledTimes(1)
    idle.mockReturnValue(0)
    vi.advanceTimersByTime(15_000)
    idle.mockReturnValue(700)
    vi.advanceTimersByTime(15_000)
    expect(lock).toHaveBeenCalledTimes(2)
  })
})

describe('links to the desk', () => {
  it('name a case, an order or a document by its id', () => {
    expect(readDeskLink(`supervision-desk://case/${id}`)).toEqual({ kind: 'case', id })
    expect(readDeskLink(`supervision-desk://document/${id}/`)).toEqual({ kind: 'document', id })
  })

  it.each([
    `supervision-desk://case/${id}?x=1`,
    `supervision-desk://case/../${id}`,
    `supervision-desk://settings/${id}`,
    'supervision-desk://case/1',
    `https://case/${id}`,
    `--x=supervision-desk://case/${id}`,
  ])('are nothing when they are anything else: %s', (text) => expect(readDeskLink(text)).toBeUndefined())

  it('are handed out once, those of a second start and of the system too', () => {
    const arrived = vi.fn()
    const links = openDeskLinks(arrived)
    links.secondStart(['desk.exe', `supervision-desk://order/${id}`])
    expect(arrived).toHaveBeenCalledTimes(1)
    expect(links.takeLink()).toEqual({ kind: 'order', id })
    expect(links.takeLink()).toBeUndefined()
    app.emit('open-url', { preventDefault: vi.fn() }, `supervision-desk://case/${id}`)
    expect(links.takeLink()).toEqual({ kind: 'case', id })
  })
})
