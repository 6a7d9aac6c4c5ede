import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeBrowserWindow } from '../testing/fake-electron'

vi.mock('electron', async () => (await import('../testing/fake-electron')).fakeElectron())

const { openDeskWindow } = await import('./desk-window')
const { printHandlers } = await import('../printing/printing')

/** Written out again here: a change of the constant alone must not pass. */
const required = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
}

const caller = { id: 7, send: vi.fn(), onGone: vi.fn() }

describe('every window of the desk', () => {
  beforeEach(() => {
    FakeBrowserWindow.all.length = 0
  })

  it('is isolated, sandboxed and without Node', async () => {
    openDeskWindow('/out/preload/index.cjs')
    await printHandlers()['print.toPdf']({ title: '意见书', html: '<p></p>' }, caller)
    expect(FakeBrowserWindow.all).toHaveLength(2)
    for (const { options } of FakeBrowserWindow.all) expect(options.webPreferences).toMatchObject(required)
  })

  it('shows the start page under the own scheme, once it is painted', () => {
    const window = openDeskWindow('/out/preload/index.cjs') as unknown as FakeBrowserWindow
    expect(window.loadURL).toHaveBeenCalledWith('app://desk/')
    expect(window.options.webPreferences?.preload).toBe('/out/preload/index.cjs')
    expect(window.show).not.toHaveBeenCalled()
    window.emit('ready-to-show')
    expect(window.show).toHaveBeenCalled()
  })

  it('opens a crashed page again, but not one that crashes over and over', () => {
    const { webContents } = openDeskWindow('/p') as unknown as FakeBrowserWindow
    for (let crash = 0; crash < 6; crash++) webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(webContents.reload).toHaveBeenCalledTimes(3)
  })
})

describe('printing', () => {
  beforeEach(() => {
    FakeBrowserWindow.all.length = 0
    FakeBrowserWindow.printFailure = ''
  })

  it('happens in a hidden window without scripts and without a bridge, which is gone afterwards', async () => {
    await printHandlers()['print.toPdf']({ title: '意见书', html: '<p></p>' }, caller)
    const [window] = FakeBrowserWindow.all
    expect(window?.options).toMatchObject({ show: false, webPreferences: { javascript: false } })
    expect(window?.options.webPreferences?.preload).toBeUndefined()
    expect(window?.loadURL).toHaveBeenCalledWith(expect.stringMatching(/^app:\/\/desk\/print\/[0-9a-f-]{36}$/))
    expect(window?.webContents.printToPDF).toHaveBeenCalledWith(expect.objectContaining({ preferCSSPageSize: true }))
    expect(window?.destroy).toHaveBeenCalled()
  })

  it('tells printed from cancelled, and says why the printer did not print', async () => {
    const print = printHandlers()['print.print']
    expect(await print({ title: '意见书', html: '' }, caller)).toBe('printed')

    FakeBrowserWindow.printFailure = 'Print job canceled'
    expect(await print({ title: '意见书', html: '' }, caller)).toBe('cancelled')
    FakeBrowserWindow.printFailure = 'Invalid printer settings'
    await expect(print({ title: '意见书', html: '' }, caller)).rejects.toMatchObject({ code: 'desktop.notPrinted' })
  })
})
