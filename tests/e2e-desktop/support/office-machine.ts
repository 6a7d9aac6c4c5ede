import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Locator } from '@playwright/test'
import type { DesktopApp } from './desktop-app'

/** What a window gave to a printer. */
export interface PrintJob {
  readonly printer: string | undefined
  readonly silent: boolean
  readonly pageSize: unknown
}

/** Puts printers on the machine, in place of those of the system; what they get is told by `printJobs`. */
export async function hasPrinters(desk: DesktopApp, printers: readonly { name: string; displayName: string }[]) {
  await desk.main(({ app, BrowserWindow }, known) => {
    const jobs: object[] = []
    Object.assign(globalThis, { jobsOfTest: jobs })
    const wire = (contents: Electron.WebContents) => {
      contents.getPrintersAsync = async () =>
        known.map((printer) => ({ description: '', options: {}, ...printer })) as Electron.PrinterInfo[]
      contents.print = (options, done) => {
        jobs.push({ printer: options?.deviceName, silent: options?.silent === true, pageSize: options?.pageSize })
        const paper = options?.deviceName !== 'no-paper'
        setImmediate(() => done?.(paper, paper ? '' : 'printer is out of paper'))
      }
    }
    for (const window of BrowserWindow.getAllWindows()) wire(window.webContents)
    app.on('web-contents-created', (_event, contents) => wire(contents))
  }, printers)
}

export function printJobs(desk: DesktopApp): Promise<readonly PrintJob[]> {
  return desk.main(() => (globalThis as { jobsOfTest?: readonly PrintJob[] }).jobsOfTest ?? [])
}

/** Lets files go over a place of the page, as the system's file manager hands them to it. */
export async function dropFiles(desk: DesktopApp, place: Locator, files: readonly string[]): Promise<void> {
  const given = await Promise.all(
    files.map(async (file) => ({ name: basename(file), base64: (await readFile(file)).toString('base64') })),
  )
  const dataTransfer = await desk.page.evaluateHandle((dragged) => {
    const transfer = new DataTransfer()
    for (const { name, base64 } of dragged) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { type: 'image/png' }))
    }
    return transfer
  }, given)
  for (const type of ['dragenter', 'dragover', 'drop']) await place.dispatchEvent(type, { dataTransfer })
}
