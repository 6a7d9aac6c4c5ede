import { fromAlias, toAlias } from './alias'
import type { Cdp } from './cdp'
import { machine, privilegedSchemes } from './machine'
import { answerPaused, type PausedRequest } from './page-requests'
import { noteClass, preventable, StrictEmitter, strict } from './strict'
import { receiveFromPage } from './to-main'
import { encode } from './wire.mjs'
import { BINDING, PRELOAD_WORLD, worldScripts } from './world'

export interface Frame {
  readonly id: string
  readonly parentId: string | undefined
  url: string
}

export interface PageOptions {
  readonly preload: string | undefined
  readonly javascript: boolean
  readonly title: () => string
}

/** https://electronjs.org/docs/api/web-contents */
const events = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'did-navigate',
  'did-finish-load',
  'render-process-gone',
  'destroyed',
  'context-menu',
  'before-input-event',
  'will-prevent-unload',
  'unresponsive',
  'responsive',
  'devtools-opened',
]

let lastId = 0

/** One page of Chromium, as Electron would show it in a window. Every call waits until the page has been attached. */
export class StandInContents extends StrictEmitter {
  readonly id: number
  readonly _frames = new Map<string, Frame>()
  /** As the product sees it: unknown members throw. */
  _facade: StandInContents | undefined
  _windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined
  /** The address that the product itself asked for last: its own loads are no navigation of the page. */
  _ownLoad: string | undefined
  private _destroyed = false
  private _session = ''
  private _mainContext: number | undefined
  private _url = ''
  private _loaded: (() => void) | undefined
  private _cdp: Cdp | undefined
  readonly _attached: Promise<void>

  constructor(
    page: Promise<{ cdp: Cdp; sessionId: string }>,
    private readonly _options: PageOptions,
  ) {
    super('WebContents', events)
    lastId += 1
    this.id = lastId
    this._attached = page.then(({ cdp, sessionId }) => this._attach(cdp, sessionId))
    this._attached.catch(() => undefined)
  }

  get mainFrame() {
    return frameOf(
      this,
      [...this._frames.values()].find(({ parentId }) => parentId === undefined),
    )
  }

  getURL(): string {
    return fromAlias(this._url)
  }

  isDestroyed(): boolean {
    return this._destroyed
  }

  send(channel: string, ...args: unknown[]): void {
    void this._toPage({ kind: 'event', channel, args: encode(args) })
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this._windowOpenHandler = handler
  }

  reload(): void {
    void this._attached.then(() => this._send('Page.reload'))
  }

  openDevTools(): void {
    throw new Error('DevTools cannot be opened in the stand-in')
  }

  isDevToolsOpened(): boolean {
    return false
  }

  closeDevTools(): void {}

  async printToPDF(options: { preferCSSPageSize?: boolean; printBackground?: boolean }): Promise<Buffer> {
    const known = new Set(['preferCSSPageSize', 'printBackground'])
    for (const key of Object.keys(options))
      if (!known.has(key)) throw new Error(`printToPDF: ${key} is not implemented`)
    await this._attached
    const { data } = await this._send<{ data: string }>('Page.printToPDF', { ...options })
    return Buffer.from(data, 'base64')
  }

  print(options: Record<string, unknown>, done?: (success: boolean, reason: string) => void): void {
    machine.printed.push({ title: this._options.title(), options })
    const { deviceName } = options
    const unknown =
      typeof deviceName === 'string' && deviceName && !machine.printers.some(({ name }) => name === deviceName)
    const failure = unknown ? 'Invalid deviceName provided' : machine.printFailure
    setImmediate(() => done?.(failure === '', failure))
  }

  async getPrintersAsync(): Promise<object[]> {
    return machine.printers.map((printer) => ({ description: '', options: {}, ...printer }))
  }

  async _load(url: string): Promise<void> {
    await this._attached
    const loaded = new Promise<void>((resolve) => {
      this._loaded = resolve
    })
    this._ownLoad = toAlias(url, privilegedSchemes)
    const { errorText } = await this._send<{ errorText?: string }>('Page.navigate', { url: this._ownLoad })
    if (errorText) throw Object.assign(new Error(`${errorText} loading '${url}'`), { code: errorText, url })
    await loaded
  }

  async _close(): Promise<void> {
    if (this._destroyed) return
    this._destroyed = true
    await this._attached.catch(() => undefined)
    await this._send('Page.close').catch(() => undefined)
    this.emit('destroyed')
  }

  /** The target went away by itself. */
  _gone(): boolean {
    const first = !this._destroyed
    this._destroyed = true
    if (first) this.emit('destroyed')
    return first
  }

  _send<T = Record<string, never>>(method: string, params: Record<string, unknown> = {}): Promise<T> {
    if (!this._cdp) throw new Error('not attached')
    return this._cdp.send<T>(method, params, this._session)
  }

  _sendTo(session: string, method: string, params: Record<string, unknown>): Promise<unknown> {
    if (!this._cdp) throw new Error('not attached')
    return this._cdp.send(method, params, session)
  }

  /** Into the isolated world; while the page is between two documents there is nobody to listen, as in Electron. */
  async _toPage(message: object): Promise<void> {
    await this._attached
    if (this._mainContext === undefined || this._destroyed) return
    const expression = `standInReceive(${JSON.stringify(JSON.stringify(message))})`
    await this._send('Runtime.evaluate', { expression, contextId: this._mainContext }).catch(() => undefined)
  }

  /** Answers whether a document of the page may load. */
  _mayNavigate(frame: Frame | undefined, url: string): boolean {
    const isMainFrame = frame?.parentId === undefined
    if (isMainFrame && url === this._ownLoad) {
      this._ownLoad = undefined
      return true
    }
    // A reload is no navigation.
    if (isMainFrame && url === this._url) return true
    const shown = fromAlias(url)
    const forFrame = preventable({ url: shown, isMainFrame })
    this.emit('will-frame-navigate', forFrame)
    const event = preventable({ url: shown, isMainFrame })
    if (isMainFrame) this.emit('will-navigate', event, shown)
    return !forFrame.defaultPrevented && !event.defaultPrevented
  }

  private async _attach(cdp: Cdp, sessionId: string): Promise<void> {
    this._cdp = cdp
    this._session = sessionId
    const on = (method: string, take: (params: never) => void) => cdp.onEvent(sessionId, method, take)
    on('Page.frameAttached', ({ frameId, parentFrameId }: Record<string, string>) => {
      this._frames.set(frameId ?? '', { id: frameId ?? '', parentId: parentFrameId, url: 'about:blank' })
    })
    on('Page.frameDetached', ({ frameId }: { frameId: string }) => this._frames.delete(frameId))
    on('Page.frameNavigated', ({ frame }: { frame: { id: string; parentId?: string; url: string } }) => {
      this._frames.set(frame.id, { id: frame.id, parentId: frame.parentId, url: frame.url })
      if (frame.parentId !== undefined) return
      this._url = frame.url
      this.emit('did-navigate', {}, fromAlias(frame.url), 200, '')
    })
    on('Page.loadEventFired', () => {
      if (this._url === 'about:blank') return
      this._loaded?.()
      this._loaded = undefined
      this.emit('did-finish-load')
    })
    on(
      'Runtime.executionContextCreated',
      ({ context }: { context: { id: number; name: string; auxData: { frameId: string } } }) => {
        const frame = this._frames.get(context.auxData.frameId)
        if (context.name === PRELOAD_WORLD && frame?.parentId === undefined) this._mainContext = context.id
      },
    )
    on('Runtime.bindingCalled', ({ name, payload }: { name: string; payload: string }) => {
      if (name === BINDING) receiveFromPage(this, JSON.parse(payload))
    })
    on('Inspector.targetCrashed', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 }))
    on('Fetch.requestPaused', (paused: PausedRequest) => void answerPaused(this, paused))
    // Workers fetch for themselves; they are paused until that is seen to.
    on('Target.attachedToTarget', ({ sessionId: worker }: { sessionId: string }) => {
      cdp.onEvent(
        worker,
        'Fetch.requestPaused',
        (paused) => void answerPaused(this, paused as unknown as PausedRequest, worker),
      )
      void cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, worker).catch(() => undefined)
      void cdp.send('Runtime.runIfWaitingForDebugger', {}, worker).catch(() => undefined)
    })
    const { page, isolated } = worldScripts(this._options.preload)
    const steps: [string, Record<string, unknown>][] = [
      ['Page.enable', {}],
      ['Runtime.enable', {}],
      ['Fetch.enable', { patterns: [{ urlPattern: '*' }] }],
      ['Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }],
      ['Runtime.addBinding', { name: BINDING, executionContextName: PRELOAD_WORLD }],
      ...(this._options.preload === undefined
        ? []
        : ([
            ['Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName: PRELOAD_WORLD }],
            ['Page.addScriptToEvaluateOnNewDocument', { source: page }],
          ] as [string, Record<string, unknown>][])),
      ...(this._options.javascript
        ? []
        : ([['Emulation.setScriptExecutionDisabled', { value: true }]] as [string, Record<string, unknown>][])),
      ['Runtime.runIfWaitingForDebugger', {}],
    ]
    await Promise.all(steps.map(([method, params]) => this._send(method, params)))
    const { frameTree } = await this._send<{ frameTree: { frame: { id: string; url: string } } }>('Page.getFrameTree')
    if (!this._frames.has(frameTree.frame.id))
      this._frames.set(frameTree.frame.id, { ...frameTree.frame, parentId: undefined })
  }
}

/** https://electronjs.org/docs/api/web-frame-main */
export function frameOf(contents: StandInContents, frame: Frame | undefined): object | null {
  if (!frame) return null
  return strict('WebFrameMain', {
    get url() {
      return fromAlias(frame.url)
    },
    get parent() {
      return frame.parentId === undefined ? null : frameOf(contents, contents._frames.get(frame.parentId))
    },
  })
}
noteClass('WebContents', StandInContents)
