import { join } from 'node:path'
import { app, dialog } from 'electron'
import { announceAppScheme } from './app-protocol'
import { mainMessages } from './messages'
import { forbiddenSwitch } from './policy/forbidden-switches'
import { diskIsFull, profileProblem } from './profile-folder'
import { startDesk } from './start-desk'

const refused = app.isPackaged ? forbiddenSwitch(process.argv.slice(1)) : undefined
if (refused) {
  dialog.showErrorBox(mainMessages.switchRefused, `${mainMessages.switchRefusedTodo}\n\n${refused}`)
  app.exit(4)
}

// Before the lock, which would fail without a word where nothing can be written.
const profile = app.getPath('userData')
const unwritable = refused ? undefined : profileProblem(profile)
if (unwritable) {
  dialog.showErrorBox(
    mainMessages.profileReadOnly,
    `${mainMessages.profileReadOnlyTodo}\n\n${profile}（${unwritable}）`,
  )
  app.exit(5)
}

announceAppScheme()
// Every page, whatever its window says.
app.enableSandbox()

// Two processes on one store would each hold the lock of the other's writes.
if (!refused && !unwritable && app.requestSingleInstanceLock()) {
  void app
    .whenReady()
    .then(() => startDesk(join(import.meta.dirname, '..')))
    .catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error)
      dialog.showErrorBox(mainMessages.startFailed, `${mainMessages.startFailedTodo}\n\n${detail}`)
      app.exit(1)
    })
} else if (!refused && !unwritable && diskIsFull(profile)) {
  // The lock is refused without a reason: by a desk that runs, which shows itself now, or for want of room.
  dialog.showErrorBox(mainMessages.diskFull, `${mainMessages.diskFullTodo}\n\n${profile}`)
  app.exit(5)
} else app.quit()
