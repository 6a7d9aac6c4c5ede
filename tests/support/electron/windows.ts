import { readFileSync } from 'node:fs'
import { app } from './app'
import type { Cdp } from './cdp'
import { chromium, internal } from './machine'
import { noteClass, preventable, StrictEmitter, strict } from './strict'
import { handleTargets, pageFor } from './targets'
import { StandInContents } from './web-contents'

interface WindowOptions {
  readonly width?: number
  readonly height?: number
  readonly x?: number
  readonly y?: number
  readonly show?: boolean
  readonly title?: string
  readonly webPreferences?: Readonly<Record<string, unknown>>
}

/** Options whose effect is on the eye only, or that the stand-in carries out. */
const knownOptions = new Set(
  'width height x y minWidth minHeight show title autoHideMenuBar backgroundColor webPreferences icon center'.split(
    ' ',
  ),
)
/** The stand-in's pages are as these say, whatever is given; anything weaker must fail loudly. */
const demanded: Readonly<Record<string, unknown>> = {
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
const knownPreferences = new Set([
  ...Object.keys(demanded),
  'preload',
  'javascript',
  'navigateOnDragDrop',
  'spellcheck',
  'devTools',
  'safeDialogs',
  'enableWebSQL',
  'disableBlinkFeatures',
])

const events = [
  'ready-to-show',
  'close',
  'closed',
  'focus',
  'blur',
  'resize',
  'move',
  'maximize',
  'unmaximize',
  'query-session-end',
  'session-end',
]
const all = new Set<StandInWindow>()

/** https://electronjs.org/docs/api/browser-window */
class StandInWindow extends StrictEmitter {
  readonly webContents: StandInContents
  private _gone = false
  private _bounds: { x: number; y: number; width: number; height: number }
  private _maximized = false
  private _minimized = false
  private _title: string

  constructor(options: WindowOptions = {}) {
    super('BrowserWindow', events)
    const { webPreferences = {}, width = 800, height = 600, x = 0, y = 0 } = options
    checkOptions(options, webPreferences)
    this._bounds = { x, y, width, height }
    this._title = options.title ?? ''
    const { preload, javascript } = webPreferences
    const contents = new StandInContents(
      chromium().then((cdp: Cdp) => pageFor(cdp, { width, height })),
      {
        preload: typeof preload === 'string' ? readFileSync(preload, 'utf8') : undefined,
        javascript: javascript !== false,
        title: () => this._title,
      },
    )
    this.webContents = strict('WebContents', contents)
    contents._facade = this.webContents
    all.add(this)
    internal.emit('contents', contents, this)
    app.emit('web-contents-created', {}, this.webContents)
    contents.once('did-finish-load', () => setImmediate(() => !this._gone && this.emit('ready-to-show')))
  }

  static getAllWindows(): StandInWindow[] {
    return [...all]
  }

  static getFocusedWindow(): StandInWindow | null {
    return [...all].at(-1) ?? null
  }

  static fromWebContents(contents: StandInContents): StandInWindow | null {
    return [...all].find(({ webContents }) => webContents.id === contents.id) ?? null
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents._load(url)
  }

  close(): void {
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    void this.webContents._close()
    this._end()
  }

  _end(): void {
    if (this._gone) return
    this._gone = true
    all.delete(this)
    this.emit('closed')
    if (all.size === 0) setImmediate(() => app.emit('window-all-closed'))
  }

  isDestroyed(): boolean {
    return this._gone
  }
  show(): void {
    this.emit('focus')
  }
  focus(): void {
    this.emit('focus')
  }
  isMinimized(): boolean {
    return this._minimized
  }
  minimize(): void {
    this._minimized = true
  }
  restore(): void {
    this._minimized = false
  }
  isMaximized(): boolean {
    return this._maximized
  }
  maximize(): void {
    this._maximized = true
    this.emit('maximize')
  }
  getNormalBounds() {
    return { ...this._bounds }
  }
  setBounds(bounds: Partial<{ x: number; y: number; width: number; height: number }>): void {
    this._bounds = { ...this._bounds, ...bounds }
    this.emit('resize')
  }
  setTitle(title: string): void {
    this._title = title
  }
  getTitle(): string {
    return this._title
  }
}

function checkOptions(options: object, preferences: Readonly<Record<string, unknown>>): void {
  for (const key of Object.keys(options))
    if (!knownOptions.has(key)) throw new Error(`BrowserWindow: ${key} is not implemented`)
  for (const [key, value] of Object.entries(preferences)) {
    if (!knownPreferences.has(key)) throw new Error(`webPreferences.${key} is not implemented by the stand-in`)
    if (key in demanded && value !== demanded[key])
      throw new Error(`webPreferences.${key}: the stand-in has only ${demanded[key]}`)
  }
}

export const BrowserWindow = new Proxy(StandInWindow, {
  construct: (target, [options]) => strict('BrowserWindow', new target(options)),
  get: (target, key, receiver) => {
    if (typeof key === 'symbol' || key in target) return Reflect.get(target, key, receiver)
    throw new Error(`electron.BrowserWindow.${key} is not implemented by the stand-in`)
  },
})

internal.once('chromium', (cdp: Cdp) => handleTargets(cdp))
noteClass('BrowserWindow', StandInWindow)
