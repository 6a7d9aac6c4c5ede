import { statfs } from 'node:fs/promises'
import { app, powerMonitor, shell, type WebContents } from 'electron'
import { IPC_EVENT_CHANNEL } from '#shared/ipc-channels'
import { DeskError } from '#shared/messages/catalogue'
import type { IpcHandlers } from './ipc/handlers'

type SystemCalls = Pick<IpcHandlers, 'system.diskFree' | 'system.openExternal'>

export function systemHandlers(): SystemCalls {
  return {
    'system.diskFree': async () => {
      const { bavail, bsize } = await statfs(app.getPath('userData'))
      return bavail * bsize
    },
    'system.openExternal': async (address) => {
      if (!isWebAddress(address)) throw new DeskError('desktop.addressRefused', { url: address })
      await shell.openExternal(address)
      return undefined
    },
  }
}

/** Other schemes start programs (`file:`, `ms-msdt:`…). */
function isWebAddress(address: string): boolean {
  try {
    return new URL(address).protocol === 'https:'
  } catch {
    return false
  }
}

/** Tells the page when nobody sits before it any more, so that it can lock. */
export function tellOfLocking(page: () => WebContents): void {
  const tell = () => {
    const contents = page()
    if (!contents.isDestroyed()) contents.send(IPC_EVENT_CHANNEL, 'system.locked', undefined)
  }
  powerMonitor.on('lock-screen', tell)
  powerMonitor.on('suspend', tell)
}
