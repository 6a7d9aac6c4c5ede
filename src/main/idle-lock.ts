import { powerMonitor } from 'electron'

/** Whoever locks the screen and leaves has not left the room by then. */
const LOOK_EVERY_MS = 3000

/**
 * Calls `lock` when nobody sits before the machine any more: the screen is locked, it goes to sleep, or neither keyboard
 * nor mouse was touched for so long, in whatever program.
 */
export function watchPresence(lockAfterMinutes: number, lock: () => void): void {
  const idleSeconds = lockAfterMinutes * 60
  // macOS and Windows only: Linux never tells, it must be asked.
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('suspend', lock)
  let away = false
  const timer = setInterval(() => {
    const now =
      powerMonitor.getSystemIdleState(idleSeconds) === 'locked' || powerMonitor.getSystemIdleTime() >= idleSeconds
    if (now && !away) lock()
    away = now
  }, LOOK_EVERY_MS)
  timer.unref()
}
