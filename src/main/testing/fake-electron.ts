import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

/** Stands where `electron` is imported in unit tests: records what is asked for, and lets a test raise events. */

export class FakeWebContents extends EventEmitter {
  readonly id = 7
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined
  destroyed = false
  url = 'app://desk/'
  readonly reload = vi.fn()
  readonly send = vi.fn()
  readonly getPrintersAsync = vi.fn(async () => [{ name: 'HP', displayName: '三楼打印机' }])
  readonly printToPDF = vi.fn(async (_options: unknown) => Buffer.from('%PDF-1.7'))
  readonly print = vi.fn((_options: unknown, done: (success: boolean, reason: string) => void) => {
    done(FakeBrowserWindow.printFailure === '', FakeBrowserWindow.printFailure)
  })
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  getURL(): string {
    return this.url
  }
}

export class FakeBrowserWindow extends EventEmitter {
  static readonly all: FakeBrowserWindow[] = []
  /** What the print dialog answers: empty for a print, else the reason. */
  static printFailure = ''
  readonly webContents = new FakeWebContents()
  readonly loadURL = vi.fn(async (_url: string) => undefined)
  readonly show = vi.fn()
  readonly destroy = vi.fn()
  constructor(readonly options: { webPreferences?: Record<string, unknown> }) {
    super()
    FakeBrowserWindow.all.push(this)
  }
  readonly maximize = vi.fn()
  bounds = { x: 100, y: 50, width: 1400, height: 800 }
  getNormalBounds() {
    return this.bounds
  }
  isMaximized(): boolean {
    return false
  }
  isDestroyed(): boolean {
    return false
  }
  static getAllWindows(): FakeBrowserWindow[] {
    return FakeBrowserWindow.all
  }
}

class FakeNotification extends EventEmitter {
  static readonly shown: FakeNotification[] = []
  constructor(readonly options: { title: string; body: string }) {
    super()
  }
  static isSupported(): boolean {
    return true
  }
  show(): void {
    FakeNotification.shown.push(this)
  }
}

export function fakeSession() {
  const handlers: Record<string, (...given: never[]) => unknown> = {}
  const keep = (name: string) => (handler: (...given: never[]) => unknown) => {
    handlers[name] = handler
  }
  return {
    handlers,
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setCertificateVerifyProc: keep('certificate'),
    setProxy: vi.fn(async () => undefined),
    fetch: vi.fn(),
    on: (event: string, handler: (...given: never[]) => unknown) => keep(event)(handler),
  }
}

export function fakeElectron() {
  const handled = new Map<string, (...given: unknown[]) => unknown>()
  return {
    handled,
    app: Object.assign(new EventEmitter(), {
      isPackaged: false,
      commandLine: { getSwitchValue: vi.fn(() => '') },
      getPath: vi.fn((name: string) => `/machine/${name}`),
      setAsDefaultProtocolClient: vi.fn(() => true),
    }),
    BrowserWindow: FakeBrowserWindow,
    ipcMain: { handle: (channel: string, handler: (...given: unknown[]) => unknown) => handled.set(channel, handler) },
    Menu: { buildFromTemplate: vi.fn(() => ({ popup: vi.fn() })), setApplicationMenu: vi.fn() },
    protocol: {
      registerSchemesAsPrivileged: vi.fn(),
      handle: (scheme: string, handler: (...given: unknown[]) => unknown) => handled.set(scheme, handler),
    },
    session: { defaultSession: fakeSession(), fromPartition: vi.fn(() => fakeSession()) },
    safeStorage: {
      isEncryptionAvailable: vi.fn(() => true),
      getSelectedStorageBackend: vi.fn(() => 'gnome_libsecret'),
      encryptString: vi.fn((text: string) => Buffer.from(`sealed:${text}`)),
      decryptString: vi.fn((sealed: Buffer) => {
        const text = sealed.toString()
        if (!text.startsWith('sealed:')) throw new Error('Error while decrypting the ciphertext')
        return text.slice(7)
      }),
    },
    dialog: {
      showSaveDialog: vi.fn(),
      showOpenDialog: vi.fn(),
      showMessageBox: vi.fn(async () => ({ response: 0 })),
      showMessageBoxSync: vi.fn(() => 0),
    },
    shell: {
      showItemInFolder: vi.fn(),
      openExternal: vi.fn(async () => undefined),
      openPath: vi.fn(async (_path: string) => ''),
    },
    powerMonitor: Object.assign(new EventEmitter(), {
      getSystemIdleTime: vi.fn(() => 0),
      getSystemIdleState: vi.fn(() => 'active'),
    }),
    screen: { getAllDisplays: vi.fn(() => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }]) },
    Notification: FakeNotification,
  }
}
