import { BrowserWindow, type WebContentsPrintOptions } from 'electron'
import type { PrintRequest, PrintResult } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { printAddress } from '../app-origin'
import type { IpcHandlers } from '../ipc/handlers'
import { securePreferences } from '../window/web-preferences'
import { offerPrintPage } from './print-pages'

type PrintCalls = Pick<IpcHandlers, 'print.print' | 'print.toPdf' | 'print.printers'>

/** In microns. By name a silent print would take the printer's own paper (electron/electron#31705). */
const a4 = { width: 210_000, height: 297_000 } as const

/** @param exports off where the machine's policy lets nothing leave the screen */
export function printHandlers(exports = true): PrintCalls {
  const allowed = () => {
    if (!exports) throw new DeskError('desktop.exportsOff')
  }
  return {
    'print.print': async (request) => {
      allowed()
      return withPrintWindow(request, (window) => printPage(window, request))
    },
    'print.toPdf': async (request) => {
      allowed()
      return withPrintWindow(request, async ({ webContents }) => {
        // The style sheet says A4 without margins; the page has its own.
        return new Uint8Array(await webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }))
      })
    },
    'print.printers': async () => {
      const [window] = BrowserWindow.getAllWindows()
      const printers = (await window?.webContents.getPrintersAsync()) ?? []
      return printers.map(({ name, displayName }) => ({ name, title: displayName || name }))
    },
  }
}

/** A window that is never shown, without scripts and without a preload. */
async function withPrintWindow<T>(request: PrintRequest, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const window = new BrowserWindow({
    show: false,
    title: request.title,
    webPreferences: { ...securePreferences, javascript: false },
  })
  try {
    await window.loadURL(printAddress(offerPrintPage(request.html)))
    return await use(window)
  } catch (error) {
    throw new DeskError('desktop.notPrinted', { reason: error instanceof Error ? error.message : '' }, { cause: error })
  } finally {
    window.destroy()
  }
}

/** With the system's dialog; or at once, on the printer that was chosen before. */
function printPage({ webContents }: BrowserWindow, { printer, copies }: PrintRequest): Promise<PrintResult> {
  const options: WebContentsPrintOptions = {
    silent: printer !== undefined,
    ...(printer === undefined ? {} : { deviceName: printer }),
    ...(copies === undefined ? {} : { copies }),
    printBackground: true,
    margins: { marginType: 'none' },
    pageSize: a4,
  }
  return new Promise((resolve, reject) => {
    webContents.print(options, (success, reason) => {
      if (success) resolve('printed')
      else if (/cancel/i.test(reason)) resolve('cancelled')
      else reject(new Error(reason))
    })
  })
}
