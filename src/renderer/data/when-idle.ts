/** Longest a run waits for a page that is always busy. */
const AT_LATEST_MS = 1000

/** Runs once the page has nothing better to do; what is called meanwhile becomes the same run. */
export function whenIdle(run: () => void): () => void {
  let waiting = false
  const now = () => {
    waiting = false
    run()
  }
  return () => {
    if (waiting) return
    waiting = true
    if (typeof requestIdleCallback === 'function') requestIdleCallback(now, { timeout: AT_LATEST_MS })
    else setTimeout(now)
  }
}
