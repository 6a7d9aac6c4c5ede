import { app, dialog } from 'electron'
import type { MainLog } from './log'
import { mainMessages } from './messages'

/**
 * For what nobody foresaw in this process. An exception leaves nothing certain about its state: it is written to the log,
 * told in the officer's language instead of Electron's own window, and the desk ends; what was called saved is on the
 * disk. A promise that failed without anybody waiting for it is written down, and the work goes on.
 */
export function endOnUnforeseen(log: MainLog, source: NodeJS.EventEmitter = process): void {
  let ended = false
  source.on('uncaughtException', (error: unknown) => {
    if (ended) return
    ended = true
    log.error('uncaught exception', error)
    dialog.showErrorBox(mainMessages.unforeseen, `${mainMessages.unforeseenTodo}\n\n${log.file}`)
    app.exit(1)
  })
  source.on('unhandledRejection', (reason: unknown) => log.error('unhandled rejection', reason))
}
