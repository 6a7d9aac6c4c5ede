import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { prepareBoard } from '#server/focus/prepare-board'
import { readBoard, readFocusOrders } from '#server/focus/read-board'
import type { Db } from '#server/storage/db'
import { openDb } from '#server/storage/open-db'
import type { FocusQuery } from '#shared/domain/focus-board'
import { startPostgresCluster } from '../support/postgres-cluster'
import { fillOrders, regions, touchOrders } from './focus/fill-orders'
import { conditions, type Figure, median, print, timed } from './support/report'

const usage = `desk bench focus [-- --orders N] [--changed N] [--rounds N]
  --orders N    orders on the server, over five years (1000000)
  --changed N   orders that intake changes after the board was prepared (1000)
  --rounds N    how often each board is read (7)
`

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    orders: { type: 'string', default: '1000000' },
    changed: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '7' },
    help: { type: 'boolean' },
  },
})

const now = () => new Date('2026-11-23T01:30:00.000Z')
const boards: readonly (readonly [string, FocusQuery])[] = [
  ['field × organ × region, five years', { from: '2021-12', to: '2026-11', by: ['field', 'organ', 'region'] }],
  ['by organ, five years', { from: '2021-12', to: '2026-11', by: ['organ'] }],
  ['field × organ × region, three months', { from: '2026-09', to: '2026-11', by: ['field', 'organ', 'region'] }],
]

if (values.help) process.stdout.write(usage)
else await main(Number(values.orders), Number(values.changed), Number(values.rounds))

/** The focus board as the server answers it, on each of its stores. */
async function main(orders: number, changed: number, rounds: number): Promise<void> {
  const figures: Figure[] = []
  for (const store of ['PostgreSQL', 'PGlite'] as const) {
    const cluster = store === 'PostgreSQL' ? await startPostgresCluster() : undefined
    const dataDir = await mkdtemp(join(tmpdir(), 'desk-bench-focus-'))
    const db = await openDb({ dataDir, ...(cluster ? { databaseUrl: `${cluster.url}/postgres` } : {}) })
    try {
      figures.push(...(await measure(db, store, { orders, changed, rounds })))
    } finally {
      await db.close()
      await cluster?.stop()
      await rm(dataDir, { recursive: true, force: true })
    }
  }
  print('The focus board on the server', conditions({ orders, changed, rounds }), figures)
}

async function measure(
  db: Db,
  store: string,
  { orders, changed, rounds }: { orders: number; changed: number; rounds: number },
): Promise<Figure[]> {
  await fillOrders(db, orders)
  const first = await timed(() => prepareBoard(db, now()))
  const figures: Figure[] = [
    {
      what: `${store}: preparing all of it, once`,
      value: first.ms / 1000,
      unit: 's',
      note: `${first.value.orders} counted, ${first.value.cells} cells`,
    },
  ]
  for (const [name, query] of boards) {
    const { times, rows } = await answered(db, query, rounds)
    figures.push({ what: `${store}: ${name}`, value: median(times), unit: 'ms', atMost: 300, note: `${rows} rows` })
  }
  await touchOrders(db, changed)
  const again = await timed(() => prepareBoard(db, now()))
  const page = await timed(() =>
    readFocusOrders(db, { regions, filter: { from: '2026-09', to: '2026-11' } }, 'dissatisfied', {
      offset: 0,
      limit: 100,
    }),
  )
  return [
    ...figures,
    {
      what: `${store}: following ${changed} changed orders`,
      value: again.ms,
      unit: 'ms',
      note: `${again.value.cells} cells`,
    },
    { what: `${store}: first page behind a number`, value: page.ms, unit: 'ms', note: `${page.value.total} orders` },
  ]
}

/** As a request does it: looks whether anything changed, then reads. */
async function answered(db: Db, query: FocusQuery, rounds: number): Promise<{ times: number[]; rows: number }> {
  const times: number[] = []
  let rows = 0
  for (let round = 0; round < rounds; round += 1) {
    const { ms, value } = await timed(async () => {
      await prepareBoard(db, now())
      return readBoard(db, regions, query)
    })
    times.push(ms)
    rows = value.rows.length
  }
  return { times, rows }
}
