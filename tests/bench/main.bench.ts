import { parseArgs } from 'node:util'
import { openDeskBrowser } from '../support/browser'
import { startPostgresCluster } from '../support/postgres-cluster'
import { enter, firstListAfterUnlock, longTasks, watchLongTasks } from './main/desk-in-browser'
import { documentFigures } from './main/documents-in-browser'
import { rawPut } from './main/raw-indexeddb'
import { memoryOf, startBenchServer } from './support/bench-server'
import { conditions, type Figure, print, timed } from './support/report'

const usage = `desk bench main [-- --orders N] [--intake N] [--seed N]
  --orders N   work orders that one officer's desk takes over at first (10000)
  --intake N   work orders the server takes in while its memory is watched (50000)
  --seed N     seed of the made-up orders (1)
`

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    orders: { type: 'string', default: '10000' },
    intake: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean' },
  },
})

if (values.help) process.stdout.write(usage)
else await main(Number(values.orders), Number(values.intake), values.seed)

async function main(orders: number, intake: number, seed: string): Promise<void> {
  const figures = [...(await firstSync(orders, seed)), ...(await intakeMemory(intake, seed))]
  print(
    'The main job: first sync, first list, documents, intake',
    conditions({
      orders,
      intake,
      seed,
      store: 'sealed (XChaCha20-Poly1305), strict durability',
      browser: 'cold profile',
    }),
    figures,
  )
}

/** One officer's desk from an empty profile: everything comes over HTTPS into a sealed store. */
async function firstSync(orders: number, seed: string): Promise<Figure[]> {
  const server = await startBenchServer()
  const browser = await openDeskBrowser(server)
  try {
    await server.desk('seed', '--cases', String(orders), '--seed', seed, '--leads', '1')
    const page = await browser.open()
    await watchLongTasks(page)
    const sync = await enter(page)
    const tasks = await longTasks(page, sync.since)
    const list = await firstListAfterUnlock(page)
    const raw = await rawPut(page, sync.clientId)
    const documents = await documentFigures(browser.context)
    const rate = sync.rows / (sync.ms / 1000)
    return [
      { what: 'first sync, sealed', value: rate, unit: 'orders/s', atLeast: 2500, note: `${sync.rows} orders` },
      {
        what: 'against raw IndexedDB put of the same rows',
        value: rate / raw.rowsPerSecond,
        unit: '×',
        atLeast: 0.4,
        note: `raw ${Math.round(raw.rowsPerSecond)} rows/s, ${raw.bytesPerRow} bytes a row as JSON`,
      },
      {
        what: 'longest main-thread task while syncing',
        value: Math.max(0, ...tasks.map(({ ms }) => ms)),
        unit: 'ms',
        atMost: 50,
        note: `${tasks.length} over 50 ms`,
      },
      { what: 'first list after unlock', value: list, unit: 'ms', atMost: 1500, note: 'from the click on 解锁, warm' },
      ...documents,
    ]
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** What the server's process holds after a large intake, on each of its stores. */
async function intakeMemory(intake: number, seed: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const store of ['PostgreSQL', 'PGlite'] as const) {
    const cluster = store === 'PostgreSQL' ? await startPostgresCluster() : undefined
    const server = await startBenchServer(cluster && `${cluster.url}/postgres`)
    try {
      const { ms } = await timed(() => server.desk('seed', '--cases', String(intake), '--seed', seed))
      const { rss, peak } = await memoryOf(server.pid)
      figures.push({
        what: `server memory after intake, ${store}`,
        value: rss,
        unit: 'MB',
        atMost: store === 'PGlite' ? 600 : 400,
        note: `highest ${Math.round(peak)} MB, ${Math.round(intake / (ms / 1000))} orders/s taken in`,
      })
    } finally {
      await server.stop()
      await cluster?.stop()
    }
  }
  return figures
}
