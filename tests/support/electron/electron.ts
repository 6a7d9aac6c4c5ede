import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { serveTests } from './for-tests'
import { chromium, keychainFile, machine, privilegedSchemes, ready } from './machine'
import { handleScheme } from './page-requests'
import { StrictEmitter, strict } from './strict'

export { app } from './app'
export { Menu, Notification } from './desktop-shell'
export { session } from './sessions'
export { ipcMain } from './to-main'
export { BrowserWindow } from './windows'

/** https://electronjs.org/docs/api/protocol */
export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(
    given: readonly { scheme: string; privileges: { standard?: boolean; secure?: boolean } }[],
  ): void {
    if (ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of given) {
      if (!privileges.standard || !privileges.secure) throw new Error('the stand-in has standard, secure schemes only')
      privilegedSchemes.add(scheme)
    }
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    if (!ready) throw new Error('protocol.handle should be called after app is ready')
    handleScheme(scheme, handler)
  },
})

/** https://electronjs.org/docs/api/safe-storage */
export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: () => machine.keychain !== null,
  getSelectedStorageBackend: () => machine.keychain ?? 'unknown',
  encryptString(text: string): Buffer {
    if (machine.keychain === null) throw new Error('safeStorage: encryption is not available')
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keychainKey(), nonce)
    return Buffer.concat([Buffer.from('v11'), nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  },
  decryptString(sealed: Buffer): string {
    try {
      const cipher = createDecipheriv('aes-256-gcm', keychainKey(), sealed.subarray(3, 15))
      cipher.setAuthTag(sealed.subarray(-16))
      return Buffer.concat([cipher.update(sealed.subarray(15, -16)), cipher.final()]).toString('utf8')
    } catch {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.')
    }
  },
})

/** Outside the profile, as a keychain is: a copied profile does not bring it along. */
function keychainKey(): Buffer {
  const file = keychainFile()
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}

const unanswered = (what: string) => async (): Promise<never> => {
  throw new Error(`nobody answers ${what}: a test must`)
}

/** https://electronjs.org/docs/api/dialog. Tests answer by putting their own function in the place of one of these. */
export const dialog = strict('dialog', {
  showSaveDialog: unanswered('showSaveDialog') as (...given: never[]) => Promise<unknown>,
  showOpenDialog: unanswered('showOpenDialog') as (...given: never[]) => Promise<unknown>,
  showMessageBox: unanswered('showMessageBox') as (...given: never[]) => Promise<unknown>,
  showErrorBox: (title: string, content: string) => console.error(`${title}\n${content}`),
})

/** https://electronjs.org/docs/api/shell */
export const shell = strict('shell', {
  openExternal: async (url: string) => void machine.opened.push(url),
  openPath: async (path: string) => {
    machine.opened.push(path)
    return ''
  },
  showItemInFolder: (path: string) => void machine.shown.push(path),
})

/** Linux has neither: listeners are taken, and nothing ever comes. */
const notOnLinux = ['lock-screen', 'unlock-screen', 'user-did-become-active']
const powerEvents = ['suspend', 'resume', 'shutdown', ...notOnLinux]
/** https://electronjs.org/docs/api/power-monitor */
class StandInPower extends StrictEmitter {
  constructor() {
    super('powerMonitor', powerEvents, process.platform === 'linux' ? notOnLinux : [])
  }
  getSystemIdleTime(): number {
    return machine.idleSeconds
  }
  getSystemIdleState(threshold: number): 'active' | 'idle' | 'locked' | 'unknown' {
    if (!(threshold > 0)) throw new TypeError('Invalid idle threshold, must be greater than 0')
    return machine.idleSeconds >= threshold ? 'idle' : 'active'
  }
}
export const powerMonitor = strict('powerMonitor', new StandInPower())

/** https://electronjs.org/docs/api/screen */
export const screen = strict('screen', {
  getAllDisplays: () => machine.displays,
  getPrimaryDisplay: () => machine.displays[0],
})

serveTests(() => import('./electron'), chromium)
