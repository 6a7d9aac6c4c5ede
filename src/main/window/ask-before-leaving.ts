import { type BrowserWindow, dialog } from 'electron'
import { mainMessages } from '../messages'

const LEAVE = 1

/**
 * A page that holds what is not saved prevents its unloading. A browser asks then; Electron asks nothing and stays, so that
 * a window would not close and an update not start, without a word (https://electronjs.org/docs/api/web-contents).
 */
export function askBeforeLeaving(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: mainMessages.unsaved,
      detail: mainMessages.unsavedTodo,
      buttons: [mainMessages.unsavedStay, mainMessages.unsavedLeave],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    // Here it is the unloading that goes on by it.
    if (answer === LEAVE) event.preventDefault()
  })
}
