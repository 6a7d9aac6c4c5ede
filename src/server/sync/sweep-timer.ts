import { DEMO_CLOCK_CHANNEL } from '../clock'
import type { DeskApp, Services } from '../http/services'
import type { SyncDeps } from './push'
import { sweep } from './sweep'

const EVERY_MS = 60_000

/** Sweeps every minute and after the demo clock was moved, one run at a time, as long as the app is open. */
export function startSweeping(app: DeskApp, { db, log }: Pick<Services, 'db' | 'log'>, deps: SyncDeps): void {
  let running: Promise<void> | undefined
  let again = false
  let closed = false

  const runOnce = async () => {
    const swept = await sweep(db, deps, (err, kind) => {
      if (!closed) log.error({ err, kind }, 'sweep failed')
    })
    if (Object.values(swept).some((n) => n > 0)) log.info(swept, 'swept')
  }
  const run = (): void => {
    if (closed) return
    if (running) {
      again = true
      return
    }
    running = runOnce().finally(() => {
      running = undefined
      if (again) {
        again = false
        run()
      }
    })
  }

  let timer: NodeJS.Timeout | undefined
  let stop: (() => Promise<void>) | undefined
  app.addHook('onReady', async () => {
    // That one jumps; what it brought about should be seen by whoever moved it.
    stop = await db.listen(DEMO_CLOCK_CHANNEL, run)
    timer = setInterval(run, EVERY_MS).unref()
    run()
  })
  app.addHook('preClose', async () => {
    closed = true
    clearInterval(timer)
    await stop?.()
    await running
  })
}
