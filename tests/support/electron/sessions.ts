import { internal } from './machine'
import { sessionFetch, type VerifyProc } from './session-fetch'
import { preventable, StrictEmitter, strict } from './strict'

type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void

/** https://electronjs.org/docs/api/session */
class StandInSession extends StrictEmitter {
  _verify: VerifyProc | undefined
  _proxy: object | undefined
  readonly _handlers: { request?: PermissionRequest; check?: unknown; device?: unknown } = {}

  constructor(readonly _partition: string) {
    super('session', ['will-download'])
  }
  setPermissionRequestHandler(handler: PermissionRequest): void {
    this._handlers.request = handler
  }
  setPermissionCheckHandler(handler: unknown): void {
    this._handlers.check = handler
  }
  setDevicePermissionHandler(handler: unknown): void {
    this._handlers.device = handler
  }
  setCertificateVerifyProc(proc: VerifyProc): void {
    this._verify = proc
  }
  async setProxy(config: object): Promise<void> {
    this._proxy = config
  }
  async clearCache(): Promise<void> {}
  async clearStorageData(): Promise<void> {}
  async closeAllConnections(): Promise<void> {}
  fetch(input: string, init?: RequestInit): Promise<Response> {
    return sessionFetch(input, init, this._verify)
  }
}

const sessions = new Map<string, StandInSession>()

function fromPartition(partition: string, options: object = {}): StandInSession {
  for (const key of Object.keys(options))
    if (key !== 'cache') throw new Error(`fromPartition: ${key} is not implemented`)
  const known = sessions.get(partition) ?? strict('Session', new StandInSession(partition))
  sessions.set(partition, known)
  return known
}

export const session = strict('session', {
  get defaultSession() {
    return fromPartition('')
  },
  fromPartition,
})

// Chromium was told to refuse every download; a session that would have let one through is a fault of the product.
internal.on('chromium', (cdp: { onEvent(session: undefined, method: string, take: (params: never) => void): void }) =>
  cdp.onEvent(undefined, 'Browser.downloadWillBegin', ({ url }: { url: string }) => {
    const event = preventable({})
    fromPartition('').emit('will-download', event, { getURL: () => url }, undefined)
    if (!event.defaultPrevented) throw new Error('a download was let through: only refusing is implemented')
  }),
)
