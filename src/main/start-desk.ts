import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'
import { configureZod } from '#shared/messages/zod-chinese'
import { serveApp } from './app-protocol'
import { fileHandlers } from './files'
import { registerIpc } from './ipc/register-ipc'
import { journalHandlers } from './journal/journal-handlers'
import { openMainLog } from './log'
import { printHandlers } from './printing/printing'
import { secretHandlers } from './secrets'
import { serverHandlers } from './server/server-handlers'
import { createServerLink, type ServerLink } from './server/server-link'
import { openServerSession } from './server/server-session'
import { readServerTarget } from './server/server-target'
import { systemHandlers, tellOfLocking } from './system'
import { setApplicationMenu } from './window/context-menu'
import { openDeskWindow } from './window/desk-window'
import { guardWebContents } from './window/web-guard'

/** Puts the parts together; `outDir` holds `preload` and `renderer` as the build left them. */
export function startDesk(outDir: string): void {
  configureZod()
  const log = openMainLog(join(app.getPath('userData'), 'logs'))
  guardWebContents(log)
  serveApp(join(outDir, 'renderer'))
  registerIpc(
    {
      ...serverHandlers(serverLink()),
      ...journalHandlers(join(app.getPath('userData'), 'journal'), log),
      ...secretHandlers(process.platform),
      ...fileHandlers((id) => BrowserWindow.getAllWindows().find((window) => window.webContents.id === id)),
      ...printHandlers(),
      ...systemHandlers(),
    },
    log,
  )
  setApplicationMenu(process.platform)

  let window = openDeskWindow(join(outDir, 'preload', 'index.cjs'))
  tellOfLocking(() => window.webContents)
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) window = openDeskWindow(join(outDir, 'preload', 'index.cjs'))
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  log.info('started', { version: app.getVersion(), electron: process.versions.electron })
}

/** `--server-file=FILE` names the server.json of a server on this machine; an enrolled machine has its own. */
function serverLink(): ServerLink | undefined {
  const given = app.commandLine.getSwitchValue('server-file')
  const target = readServerTarget(given || join(app.getPath('userData'), 'server.json'))
  if (!target) return undefined
  const own = openServerSession(target)
  return createServerLink(target, (input, init) => own.fetch(input as string, init))
}
