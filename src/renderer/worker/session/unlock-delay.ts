/** Wrong passwords that cost nothing: typing errors are no attack. */
const FREE_TRIES = 3
const FIRST_DELAY_MS = 5000
const LONGEST_DELAY_MS = 15 * 60_000

/** Milliseconds until the next try: 5 s after the third wrong password, then twice as long each time, up to 15 minutes. */
export function unlockDelay(failures: number, lastFailureAt: number, now: number): number {
  if (failures < FREE_TRIES) return 0
  const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures - FREE_TRIES, 20))
  // A clock that was set back must not let anyone try at once, nor lock him out for ever.
  const passed = Math.max(0, now - lastFailureAt)
  return Math.max(0, delay - passed)
}
