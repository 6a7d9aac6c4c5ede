import { BrowserWindow } from 'electron'
import type { PrintRequest, PrintResult } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { printAddress } from '../app-origin'
import type { IpcHandlers } from '../ipc/handlers'
import { securePreferences } from '../window/web-preferences'
import { offerPrintPage } from './print-pages'

type PrintCalls = Pick<IpcHandlers, 'print.print' | 'print.toPdf'>

export function printHandlers(): PrintCalls {
  return {
    'print.print': (request) => withPrintWindow(request, printWithDialog),
    'print.toPdf': (request) =>
      withPrintWindow(request, async ({ webContents }) => {
        // The style sheet says A4 without margins; the page has its own.
        return new Uint8Array(await webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }))
      }),
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

function printWithDialog({ webContents }: BrowserWindow): Promise<PrintResult> {
  return new Promise((resolve, reject) => {
    webContents.print(
      { silent: false, printBackground: true, margins: { marginType: 'none' }, pageSize: 'A4' },
      (success, reason) => {
        if (success) resolve('printed')
        else if (/cancel/i.test(reason)) resolve('cancelled')
        else reject(new Error(reason))
      },
    )
  })
}
