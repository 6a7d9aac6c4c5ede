import { hostname } from 'node:os'
import { feedChannel } from '../audit/record-change'
import { DEMO_CLOCK_CHANNEL } from '../clock'
import type { DeskApp, Services } from '../http/services'
import { syncDeps } from '../sync/sync-services'
import { makePushes } from './make-pushes'
import { PushQueues } from './push-queues'

const EVERY_MS = 5_000
/** Many changes come together; 实时 is a second, not a millisecond. */
const SOON_MS = 500
const AT_A_TIME = 200

/** Makes pushes and begins to deliver them: soon after something changed, and every few seconds for what time brings. */
export function startPushing(app: DeskApp, services: Services): void {
  const { db, log, config, secrets } = services
  const closing = new AbortController()
  const { signal } = closing
  const deps = { ...syncDeps(services), secrets, holder: `${hostname()} ${config.dataDir}`, signal }
  const queues = new PushQueues(db, deps, {
    onTrouble: (err, pushId) => {
      if (!closed) log.error({ err, pushId }, 'pushing failed')
    },
    onDelivered: (delivered) => log.info({ delivered }, 'pushed'),
  })
  let running: Promise<void> | undefined
  let soon: NodeJS.Timeout | undefined
  let closed = false

  const guarded = async (what: string, work: () => Promise<void>) => {
    try {
      await work()
    } catch (err) {
      if (!closed) log.error({ err }, what)
    }
  }
  const runOnce = async () => {
    await guarded('making pushes failed', async () => {
      const made = await makePushes(db, deps, AT_A_TIME)
      if (made > 0) log.info({ made }, 'pushes made')
    })
    // What is made already goes out all the same.
    await guarded('pushing failed', () => queues.begin(AT_A_TIME))
  }
  const run = (): void => {
    if (closed || running) return
    running = runOnce().finally(() => {
      running = undefined
    })
  }
  const poke = (): void => {
    if (closed) return
    soon ??= setTimeout(() => {
      soon = undefined
      run()
    }, SOON_MS).unref()
  }

  let timer: NodeJS.Timeout | undefined
  const stops: (() => Promise<void>)[] = []
  app.addHook('onReady', async () => {
    stops.push(await db.listen(feedChannel, poke), await db.listen(DEMO_CLOCK_CHANNEL, poke))
    timer = setInterval(run, EVERY_MS).unref()
    run()
  })
  app.addHook('preClose', async () => {
    closed = true
    clearInterval(timer)
    clearTimeout(soon)
    for (const stop of stops) await stop()
    await running
    closing.abort()
    await queues.settled()
  })
}
