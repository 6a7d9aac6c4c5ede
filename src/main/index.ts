import { join } from 'node:path'
import { app, dialog } from 'electron'
import { announceAppScheme } from './app-protocol'
import { mainMessages } from './messages'
import { startDesk } from './start-desk'

announceAppScheme()

// Two processes on one store would each hold the lock of the other's writes.
if (app.requestSingleInstanceLock()) {
  void app
    .whenReady()
    .then(() => startDesk(join(import.meta.dirname, '..')))
    .catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error)
      dialog.showErrorBox(mainMessages.startFailed, `${mainMessages.startFailedTodo}\n\n${detail}`)
      app.exit(1)
    })
} else app.quit()
