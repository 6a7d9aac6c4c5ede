import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Cdp } from './cdp'
import { chromium, internal, ready, setSwitch, switchValue, userDataDir } from './machine'
import { preventable, StrictEmitter, strict } from './strict'

const events = [
  'web-contents-created',
  'window-all-closed',
  'second-instance',
  'activate',
  'before-quit',
  'will-quit',
  'quit',
  'open-url',
  'child-process-gone',
  'certificate-error',
  'login',
  'session-created',
]

const packageFile = join(dirname(process.argv[1] ?? ''), '..', '..', 'package.json')

/** https://electronjs.org/docs/api/app */
class StandInApp extends StrictEmitter {
  readonly commandLine = strict('CommandLine', {
    getSwitchValue: (name: string) => switchValue(name) ?? '',
    hasSwitch: (name: string) => switchValue(name) !== undefined,
    appendSwitch: (name: string, value = '') => {
      if (ready) throw new Error('commandLine.appendSwitch has no effect once the app is ready')
      setSwitch(name, value)
    },
  })
  readonly isPackaged = process.env.STAND_IN_PACKAGED === '1'
  private _quitting = false

  constructor() {
    super('app', events)
  }

  async whenReady(): Promise<void> {
    await chromium()
  }
  isReady(): boolean {
    return ready
  }
  getVersion(): string {
    return process.env.STAND_IN_VERSION ?? JSON.parse(readFileSync(packageFile, 'utf8')).version
  }
  getName(): string {
    return 'supervision-desk'
  }
  getAppPath(): string {
    return dirname(packageFile)
  }
  getLocale(): string {
    return 'zh-CN'
  }
  getPath(name: string): string {
    const folders: Record<string, string> = {
      userData: userDataDir(),
      sessionData: userDataDir(),
      logs: join(userDataDir(), 'logs'),
      crashDumps: join(userDataDir(), 'Crashpad'),
      documents: join(userDataDir(), '..', 'documents'),
      downloads: join(userDataDir(), '..', 'downloads'),
      temp: join(userDataDir(), '..', 'temp'),
      exe: process.execPath,
    }
    const folder = folders[name]
    if (!folder) throw new Error(`app.getPath('${name}') is not implemented by the stand-in`)
    if (name !== 'exe') mkdirSync(folder, { recursive: true })
    return folder
  }
  setAppUserModelId(_id: string): void {}
  setAsDefaultProtocolClient(_scheme: string): boolean {
    return true
  }
  enableSandbox(): void {
    if (ready) throw new Error('app.enableSandbox must be called before the app is ready')
  }
  requestSingleInstanceLock(): boolean {
    const lock = join(userDataDir(), 'stand-in-instance')
    mkdirSync(userDataDir(), { recursive: true })
    if (existsSync(lock) && isAlive(Number(readFileSync(lock, 'utf8')))) {
      writeFileSync(`${lock}-${process.pid}.json`, JSON.stringify(process.argv))
      return false
    }
    try {
      writeFileSync(lock, String(process.pid))
    } catch {
      // As Electron's own: refused without a word.
      return false
    }
    const watcher = watch(userDataDir(), (_kind, name) => {
      if (name?.startsWith('stand-in-instance-')) this._takeSecond()
    })
    watcher.unref()
    return true
  }
  quit(): void {
    void this._quit(0)
  }
  exit(code = 0): void {
    void this._end(code)
  }
  relaunch(): void {
    internal.emit('relaunch')
  }

  private _takeSecond(): void {
    for (const name of readdirSync(userDataDir()).filter((file) => /^stand-in-instance-\d+\.json$/.test(file))) {
      const file = join(userDataDir(), name)
      try {
        const argv = JSON.parse(readFileSync(file, 'utf8'))
        rmSync(file)
        this.emit('second-instance', {}, argv, process.cwd(), undefined)
      } catch {
        // Not written yet: the next change of the folder tells.
      }
    }
  }

  private async _quit(code: number): Promise<void> {
    if (this._quitting) return
    this._quitting = true
    const before = preventable({})
    this.emit('before-quit', before)
    if (before.defaultPrevented) {
      this._quitting = false
      return
    }
    const { BrowserWindow } = await import('./windows')
    for (const window of BrowserWindow.getAllWindows()) window.close()
    if (BrowserWindow.getAllWindows().length > 0) {
      this._quitting = false
      return
    }
    const will = preventable({})
    this.emit('will-quit', will)
    if (will.defaultPrevented) {
      this._quitting = false
      return
    }
    this.emit('quit', {}, code)
    await this._end(code)
  }

  private async _end(code: number): Promise<void> {
    if (ready) {
      const cdp: Cdp = await chromium()
      const ended = new Promise((resolve) => cdp.once('ended', resolve))
      await cdp.send('Browser.close').catch(() => undefined)
      await ended
    }
    process.exit(code)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const known = new StandInApp()
internal.once('chromium-ended', () => process.exit(3))
export const app = strict('app', known)
