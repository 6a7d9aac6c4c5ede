import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'
import type { IpcEvent, IpcEvents } from '#shared/ipc'
import { IPC_EVENT_CHANNEL } from '#shared/ipc-channels'
import { configureZod } from '#shared/messages/zod-chinese'
import { serveApp } from './app-protocol'
import { backupHandlers } from './backups/backup-handlers'
import { openDeskLinks } from './desk-links'
import { enrolmentHandlers } from './enrolment/enrolment-handlers'
import { fileHandlers } from './files'
import { watchPresence } from './idle-lock'
import { registerIpc } from './ipc/register-ipc'
import { journalHandlers } from './journal/journal-handlers'
import { endOnUnforeseen } from './last-resort'
import { openMainLog } from './log'
import { readMachinePolicy, thisMachine } from './policy/read-machine-policy'
import { printHandlers } from './printing/printing'
import { secretHandlers } from './secrets'
import { serverHandlers } from './server/server-handlers'
import { openServerPlace } from './server/server-place'
import { systemHandlers } from './system'
import { beginStart, confirmStart, runningAppImage } from './updates/app-image'
import { updateHandlers } from './updates/update-handlers'
import { setApplicationMenu } from './window/application-menu'
import { openDeskWindow } from './window/desk-window'
import { guardWebContents } from './window/web-guard'

function onceOnly(work: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    work()
  }
}

/** Puts the parts together; `outDir` holds `preload` and `renderer` as the build left them. */
export function startDesk(outDir: string): void {
  configureZod()
  const profile = app.getPath('userData')
  const log = openMainLog(join(profile, 'logs'))
  endOnUnforeseen(log)
  const appImage = runningAppImage(profile)
  if (appImage && beginStart(app.getVersion(), appImage) === 'wentBack') {
    log.warn('went back to the earlier version', { from: app.getVersion() })
    app.relaunch({ execPath: appImage.file, args: [] })
    app.exit(0)
    return
  }
  // `--policy-file=FILE` stands for the machine's policy where nothing is installed; an installed client refuses it.
  const file = app.isPackaged ? '' : app.commandLine.getSwitchValue('policy-file')
  const { policy, ignored } = readMachinePolicy({ ...thisMachine, file })
  if (ignored.length > 0) log.warn('policy values ignored', { keys: ignored })
  guardWebContents(log)
  serveApp(join(outDir, 'renderer'))

  const openWindow = () =>
    openDeskWindow({
      preloadFile: join(outDir, 'preload', 'index.cjs'),
      stateFile: join(profile, 'window.json'),
      devTools: policy.devTools,
    })
  let window: BrowserWindow | undefined
  const tell = <E extends IpcEvent>(event: E, payload: IpcEvents[E]) => {
    if (window && !window.isDestroyed()) window.webContents.send(IPC_EVENT_CHANNEL, event, payload)
  }
  const showWindow = () => {
    if (!window || window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.focus()
  }
  const windowOf = (id: number) => BrowserWindow.getAllWindows().find((known) => known.webContents.id === id)
  const links = openDeskLinks(() => tell('system.linkArrived', undefined))
  const server = openServerPlace(profile, policy, log)
  registerIpc(
    {
      ...serverHandlers(server.link),
      ...enrolmentHandlers(server, policy, windowOf),
      ...journalHandlers(join(profile, 'journal'), log),
      ...backupHandlers(join(profile, 'backups')),
      ...updateHandlers({ folder: join(profile, 'updates'), profile, policy, log, appImage }),
      ...secretHandlers(process.platform),
      ...fileHandlers(windowOf, policy.exports),
      ...printHandlers(policy.exports),
      ...systemHandlers({ policy, windowOf, showWindow, takeLink: links.takeLink }),
    },
    log,
    onceOnly(() => appImage && confirmStart(appImage)),
  )
  const lock = () => tell('system.locked', undefined)
  setApplicationMenu(process.platform, { lock, logFolder: join(profile, 'logs') })
  watchPresence(policy.lockAfterMinutes, lock)

  window = openWindow()
  app.on('second-instance', (_event, argv) => {
    showWindow()
    links.secondStart(argv)
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) window = openWindow()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  log.info('started', { version: app.getVersion(), electron: process.versions.electron })
}
