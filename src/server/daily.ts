const dayMs = 86_400_000
/** A server that is switched off every evening does its daily work as well; the first minute belongs to those who wait. */
const soonMs = 60_000

/**
 * Does a piece of work soon after the start and then every day, one run at a time.
 * @param work reports its own troubles, whatever it throws ends nothing; it leaves off when the signal says so
 * @returns ends it; resolves when a run under way has come to its end
 */
export function startDaily(work: (signal: AbortSignal) => Promise<void>): () => Promise<void> {
  const ending = new AbortController()
  let running: Promise<void> | undefined
  const run = (): void => {
    running ??= work(ending.signal)
      .catch(() => undefined)
      .finally(() => {
        running = undefined
      })
  }
  const first = setTimeout(run, soonMs).unref()
  const daily = setInterval(run, dayMs).unref()
  return async () => {
    clearTimeout(first)
    clearInterval(daily)
    ending.abort()
    await running
  }
}
