import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'
import { mainMessages } from '../messages'

/** Electron has no menu on the right mouse button by itself, and officers copy and paste with the mouse. */
export function attachContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'cut', label: mainMessages.cut, enabled: editFlags.canCut },
          { role: 'copy', label: mainMessages.copy, enabled: editFlags.canCopy },
          { role: 'paste', label: mainMessages.paste, enabled: editFlags.canPaste },
          { type: 'separator' },
          { role: 'selectAll', label: mainMessages.selectAll, enabled: editFlags.canSelectAll },
        ]
      : selectionText
        ? [{ role: 'copy', label: mainMessages.copy }]
        : []
    if (items.length > 0) Menu.buildFromTemplate(items).popup()
  })
}
