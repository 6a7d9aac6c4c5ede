import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
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

const folder = mkdtempSync(join(tmpdir(), 'desk-window-'))
const parts = { preloadFile: '/out/preload/index.cjs', stateFile: join(folder, 'window.json'), devTools: false }

const caller = { id: 7, send: vi.fn(), onGone: () => () => undefined }

describe('every window of the desk', () => {
  beforeEach(() => {
    FakeBrowserWindow.all.length = 0
    rmSync(parts.stateFile, { force: true })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('has developer tools by policy only', () => {
    openDeskWindow(parts)
    openDeskWindow({ ...parts, devTools: true })
    expect(FakeBrowserWindow.all.map(({ options }) => options.webPreferences?.devTools)).toEqual([false, true])
  })

  it('opens where it was closed, unless that place is on no screen any more', () => {
    const first = openDeskWindow(parts) as unknown as FakeBrowserWindow
    first.emit('close')
    expect((openDeskWindow(parts) as unknown as FakeBrowserWindow).options).toMatchObject(first.bounds)
    first.bounds = { x: 5000, y: 50, width: 1400, height: 800 }
    first.emit('close')
    expect((openDeskWindow(parts) as unknown as FakeBrowserWindow).options).toMatchObject({ width: 1366, height: 768 })
    writeFileSync(parts.stateFile, '{')
    expect((openDeskWindow(parts) as unknown as FakeBrowserWindow).options).toMatchObject({ width: 1366 })
  })

  it('is isolated, sandboxed and without Node', async () => {
    openDeskWindow(parts)
    await printHandlers()['print.toPdf']({ title: '意见书', html: '<p></p>' }, caller)
    expect(FakeBrowserWindow.all).toHaveLength(2)
    for (const { options } of FakeBrowserWindow.all) expect(options.webPreferences).toMatchObject(required)
  })

  it('shows the start page under the own scheme, once it is painted', () => {
    const window = openDeskWindow(parts) as unknown as FakeBrowserWindow
    expect(window.loadURL).toHaveBeenCalledWith('app://desk/')
    expect(window.options.webPreferences?.preload).toBe('/out/preload/index.cjs')
    expect(window.show).not.toHaveBeenCalled()
    window.emit('ready-to-show')
    expect(window.show).toHaveBeenCalled()
  })

  it('opens a crashed page again, but not one that crashes over and over', () => {
    const { webContents } = openDeskWindow(parts) as unknown as FakeBrowserWindow
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

  it('goes without a dialog to the printer that was chosen, on A4', async () => {
    await printHandlers()['print.print']({ title: '意见书', html: '', printer: 'HP', copies: 2 }, caller)
    expect(FakeBrowserWindow.all.at(-1)?.webContents.print).toHaveBeenCalledWith(
      expect.objectContaining({
        silent: true,
        deviceName: 'HP',
        copies: 2,
        pageSize: { width: 210_000, height: 297_000 },
        margins: { marginType: 'none' },
      }),
      expect.any(Function),
    )
    expect(await printHandlers()['print.printers'](undefined, caller)).toEqual([{ name: 'HP', title: '三楼打印机' }])
  })

  it('is refused where nothing may leave the screen', async () => {
    const { 'print.print': print, 'print.toPdf': toPdf } = printHandlers(false)
    for (const call of [print, toPdf])
      await expect(call({ title: '意见书', html: '' }, caller)).rejects.toMatchObject({ code: 'desktop.exportsOff' })
    expect(FakeBrowserWindow.all).toHaveLength(0)
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
