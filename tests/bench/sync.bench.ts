import { parseArgs } from 'node:util'
import { pull } from '#server/sync/pull'
import { sqlStore } from '#server/sync/sql/sql-store'
import { syncPaths } from '#shared/sync/protocol'
import { startPostgresCluster } from '../support/postgres-cluster'
import { conditions, type Figure, median, print, timed } from './support/report'
import { type BenchCity, fieldClient, startCity } from './sync/bench-city'
import { contention, interruptedSync, pushRate } from './sync/commands'
import { firstSync } from './sync/first-sync'
import { onlineCity } from './sync/online'

const usage = `desk bench sync [-- --orders N] [--stored N] [--part NAME …]
  --orders N   work orders of 2.5 KB in the first sync (20000)
  --stored N   rows on the server for the sync in which nothing has changed (1000000)
  --part NAME  only this part, several times for several: first, commands, online, postgres, stored
The peers are installed by: npm ci --prefix tests/bench/peers
`
const { values } = parseArgs({
  allowPositionals: true,
  options: {
    orders: { type: 'string', default: '20000' },
    stored: { type: 'string', default: '1000000' },
    part: { type: 'string', multiple: true },
    help: { type: 'boolean' },
  },
})
const isAsked = (part: string) => values.part === undefined || values.part.includes(part)

if (values.help) process.stdout.write(usage)
else await main(Number(values.orders), Number(values.stored))

async function main(orders: number, stored: number): Promise<void> {
  const figures: Figure[] = []
  try {
    if (isAsked('first') || isAsked('commands')) await onEmbedded(orders, figures)
    if (isAsked('online')) figures.push(...(await online(orders)))
    if (isAsked('postgres') || isAsked('stored')) await onPostgres(stored, figures)
  } finally {
    // What was measured before a failure is worth reading too.
    const given = conditions({ orders, rowBytes: 2500, stored, durability: 'strict', peers: 'PouchDB 9, RxDB 17' })
    print('Sync: first sync beside the peers, commands, conflicts, news', given, figures)
  }
}

async function onEmbedded(orders: number, figures: Figure[]): Promise<void> {
  const city = await startCity(orders)
  try {
    if (isAsked('first')) figures.push(...(await firstSync(city)))
    if (isAsked('commands')) figures.push(...(await commandFigures(city)))
  } finally {
    await city.stop()
  }
}

async function commandFigures(city: BenchCity): Promise<Figure[]> {
  const rate = await pushRate(city, 1000)
  const cut = await interruptedSync(city, 10)
  const met = await contention(city, 10, 50)
  const reported = (met.reported - met.wrong) / met.wanted
  return [
    { what: '1 000 commands, PGlite', value: rate, unit: 'commands/s', atLeast: 800, note: 'fsync' },
    { what: 'pages sent again after a cut', value: cut.pagesAgain, unit: '', atMost: 1, note: '10 cuts' },
    { what: 'rows doubled or lost by it', value: cut.doubled + cut.lost, unit: '', atMost: 0 },
    {
      what: 'true conflicts that were reported',
      value: reported,
      unit: '×',
      atLeast: 1,
      note: `${met.wanted} conflicts`,
    },
    { what: 'reports that were true', value: 1 - met.wrong / Math.max(1, met.reported), unit: '×', atLeast: 0.99 },
    { what: 'values lost', value: met.valuesLost, unit: '', atMost: 0 },
  ]
}

async function online(orders: number): Promise<Figure[]> {
  const met = await onlineCity({ orders, perSecond: 20, seconds: 15 })
  const note = `${met.seen} sights of ${met.writes} writes; ${met.clients} clients, whoever is poked pulls`
  return [
    { what: 'write to visible, 200 clients, 20 writes/s, p95', value: met.p95, unit: 'ms', atMost: 500, note },
    { what: 'writes that a client did not see', value: met.missed, unit: '', atMost: 0 },
    {
      what: 'server, share of a core',
      value: met.serverLoad,
      unit: '',
      note: `${Math.round(met.pullsPerSecond)} pulls/s`,
    },
    { what: 'server memory meanwhile', value: met.rss, unit: 'MB', atMost: 600 },
  ]
}

async function onPostgres(stored: number, figures: Figure[]): Promise<void> {
  const cluster = await startPostgresCluster()
  const city = await startCity(1200, `${cluster.url}/postgres`)
  try {
    if (isAsked('postgres')) {
      const rate = await pushRate(city, 1000)
      const told = { unit: 'commands/s', atLeast: 1200, note: 'fsync off' }
      figures.push({ what: '1 000 commands, PostgreSQL', value: rate, ...told })
    }
    if (isAsked('stored')) figures.push(...(await nothingChanged(city, stored)))
  } finally {
    await city.stop()
    await cluster.stop()
  }
}

/** One request at a million rows: how large its answer is, and how long the server works at it. */
async function nothingChanged(city: BenchCity, stored: number): Promise<Figure[]> {
  const { db } = city.server.services
  await db.query(
    `INSERT INTO entity (type, id, doc, rev)
     SELECT 'workOrder', 'filler-' || n, (SELECT doc FROM entity WHERE type = 'workOrder' LIMIT 1), 1 FROM generate_series(1, $1::int) n`,
    [stored],
  )
  await db.query(
    `INSERT INTO scope_entity (scope, type, id, rev, projection, op)
     SELECT 'region:411700', 'workOrder', 'filler-' || n, 1, 'region', 'put' FROM generate_series(1, $1::int) n`,
    [stored],
  )
  await db.exec('ANALYZE')
  const client = await fieldClient(city, 'lina')
  const plan = JSON.parse((await client.ask(syncPaths.plan)).text)
  client.cursor = plan.cursor
  const { clientId, session } = client.http
  const answer = await client.ask(syncPaths.pull, { clientId, cursor: client.cursor })
  const store = sqlStore(db)
  const times: number[] = []
  for (let n = 0; n < 200; n++) {
    times.push((await timed(() => pull(store, session.user.id, { clientId, cursor: client.cursor }))).ms)
  }
  return [
    {
      what: 'nothing changed: size of the only answer',
      value: Buffer.byteLength(answer.text),
      unit: 'bytes',
      atMost: 1024,
    },
    {
      what: 'nothing changed: server time, median',
      value: median(times),
      unit: 'ms',
      atMost: 10,
      note: `${stored} rows stored`,
    },
  ]
}
