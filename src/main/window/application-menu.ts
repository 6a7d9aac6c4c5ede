import { Menu, type MenuItemConstructorOptions, shell } from 'electron'
import { mainMessages as text } from '../messages'

export interface MenuActions {
  readonly lock: () => void
  readonly logFolder: string
}

/**
 * Hidden until Alt is pressed (on macOS at the top of the screen); its keys work all the same. No item that loads a page
 * anew or opens developer tools.
 */
export function setApplicationMenu(platform: NodeJS.Platform, { lock, logFolder }: MenuActions): void {
  const file: MenuItemConstructorOptions[] = [
    { label: text.menuLock, click: lock },
    { type: 'separator' },
    { role: 'quit', label: text.menuQuit },
  ]
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: text.menuFile, submenu: file },
    {
      label: text.menuEdit,
      submenu: [
        { role: 'undo', label: text.undo },
        { role: 'redo', label: text.redo },
        { type: 'separator' },
        { role: 'cut', label: text.cut },
        { role: 'copy', label: text.copy },
        { role: 'paste', label: text.paste },
        { role: 'selectAll', label: text.selectAll },
      ],
    },
    {
      label: text.menuView,
      submenu: [
        { role: 'zoomIn', label: text.zoomIn, accelerator: 'CommandOrControl+=' },
        { role: 'zoomOut', label: text.zoomOut },
        { role: 'resetZoom', label: text.resetZoom },
        { role: 'togglefullscreen', label: text.fullScreen },
      ],
    },
    { label: text.menuHelp, submenu: [{ label: text.menuLogs, click: () => void shell.openPath(logFolder) }] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
