import { powerMonitor } from 'electron'

const LOOK_EVERY_MS = 15_000

/**
 * Calls `lock` when nobody sits before the machine any more: the screen is locked, it goes to sleep, or neither keyboard
 * nor mouse was touched for so long, in whatever program.
 */
export function watchPresence(lockAfterMinutes: number, lock: () => void): void {
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('suspend', lock)
  let locked = false
  const timer = setInterval(() => {
    const idle = powerMonitor.getSystemIdleTime() >= lockAfterMinutes * 60
    if (idle && !locked) lock()
    locked = idle
  }, LOOK_EVERY_MS)
  timer.unref()
}
