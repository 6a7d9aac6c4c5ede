import { statfs } from 'node:fs/promises'
import { app, type BrowserWindow, dialog, Notification, shell } from 'electron'
import type { DeskLink } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import type { MachinePolicy } from '#shared/security/machine-policy'
import type { IpcHandlers } from './ipc/handlers'
import { mainMessages as text } from './messages'

type SystemCalls = Pick<
  IpcHandlers,
  'system.diskFree' | 'system.openExternal' | 'system.policy' | 'system.notify' | 'system.takeLink'
>

export interface SystemParts {
  readonly policy: MachinePolicy
  readonly windowOf: (callerId: number) => BrowserWindow | undefined
  readonly showWindow: () => void
  readonly takeLink: () => DeskLink | undefined
}

export function systemHandlers({ policy, windowOf, showWindow, takeLink }: SystemParts): SystemCalls {
  return {
    'system.policy': async () => policy,
    'system.takeLink': async () => takeLink(),
    'system.diskFree': async () => {
      const { bavail, bsize } = await statfs(app.getPath('userData'))
      return bavail * bsize
    },
    'system.openExternal': async (address, caller) => {
      if (!isWebAddress(address)) throw new DeskError('desktop.addressRefused', { url: address })
      if (await agrees(address, windowOf(caller.id))) await shell.openExternal(address)
      return undefined
    },
    'system.notify': async ({ title, body }) => {
      if (!Notification.isSupported()) return undefined
      const notice = new Notification({ title, body })
      notice.on('click', showWindow)
      notice.show()
      return undefined
    },
  }
}

/** The address stands in the question: a link may say something else than where it leads. */
async function agrees(address: string, window: BrowserWindow | undefined): Promise<boolean> {
  const options = {
    type: 'question' as const,
    title: text.openExternalTitle,
    message: text.openExternalText,
    detail: address,
    buttons: [text.openExternalYes, text.no],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  }
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
  return response === 0
}

/** Other schemes start programs (`file:`, `ms-msdt:`…). */
function isWebAddress(address: string): boolean {
  try {
    const url = new URL(address)
    // A name before the host makes an address look like another one's.
    return url.protocol === 'https:' && url.username === '' && url.password === ''
  } catch {
    return false
  }
}
