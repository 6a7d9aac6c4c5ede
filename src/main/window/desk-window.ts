import { BrowserWindow } from 'electron'
import { APP_ORIGIN } from '../app-origin'
import { askBeforeLeaving } from './ask-before-leaving'
import { attachContextMenu } from './context-menu'
import { securePreferences } from './web-preferences'
import { keepWindowState, readWindowState } from './window-state'

const reloadsPerMinute = 3

export interface DeskWindowParts {
  readonly preloadFile: string
  /** Where the window's place is kept. */
  readonly stateFile: string
  /** By policy only. */
  readonly devTools: boolean
}

/** The one window of the desk, on its start page. */
export function openDeskWindow({ preloadFile, stateFile, devTools }: DeskWindowParts): BrowserWindow {
  const state = readWindowState(stateFile)
  const window = new BrowserWindow({
    title: '执法监督工作台',
    width: state?.width ?? 1366,
    height: state?.height ?? 768,
    ...(state ? { x: state.x, y: state.y } : {}),
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f5f6f8',
    webPreferences: { ...securePreferences, preload: preloadFile, devTools },
  })
  if (state?.maximized) window.maximize()
  keepWindowState(window, stateFile)
  window.once('ready-to-show', () => window.show())
  attachContextMenu(window.webContents)
  reloadAfterCrash(window)
  askBeforeLeaving(window)
  void window.loadURL(`${APP_ORIGIN}/`)
  return window
}

/** Everything saved is on disk, so a crashed page is simply opened again; one that crashes over and over is left alone. */
function reloadAfterCrash(window: BrowserWindow): void {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const now = Date.now()
    crashes = [...crashes.filter((at) => now - at < 60_000), now]
    if (crashes.length <= reloadsPerMinute) window.webContents.reload()
  })
}
