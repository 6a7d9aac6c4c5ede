const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
const LOOK_EVERY_MS = 10_000

/** Calls `onIdle` while nobody has touched the page for so long; returns a function that stops watching. */
export function watchTouches(idleMs: number, onIdle: () => void): () => void {
  let last = Date.now()
  const touched = () => {
    last = Date.now()
  }
  const timer = window.setInterval(() => {
    // By the clock, not by counting: a machine that slept comes back late.
    if (Date.now() - last >= idleMs) onIdle()
  }, LOOK_EVERY_MS)
  for (const sign of signs) window.addEventListener(sign, touched, { passive: true, capture: true })
  return () => {
    window.clearInterval(timer)
    for (const sign of signs) window.removeEventListener(sign, touched, { capture: true })
  }
}

/**
 * A session that lives in memory is logged in for as long as its page asks the server, and nobody's password guards it:
 * after half an hour (OWASP ASVS 3.3.2) it ends. What was typed into a form is lost then, so it is not the lock's ten.
 */
const IN_MEMORY_MINUTES = 30

export function idleMinutes(enrolled: boolean, lockAfterMinutes: number): number {
  return enrolled ? lockAfterMinutes : IN_MEMORY_MINUTES
}
