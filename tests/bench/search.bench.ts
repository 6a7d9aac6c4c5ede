import { parseArgs } from 'node:util'
import pg from 'pg'
import { openDeskBrowser } from '../support/browser'
import { startPostgresCluster } from '../support/postgres-cluster'
import { enter } from './main/desk-in-browser'
import { fillCity } from './search/fill-city'
import { keystrokes, type Measured, words } from './search/keystrokes'
import { startBenchServer } from './support/bench-server'
import { conditions, type Figure, print } from './support/report'

const usage = `desk bench search [-- --few N] [--many N] [--rounds N]
  --few N      local cases of the smaller desk, and as many orders (10000)
  --many N     local cases of the larger desk, and as many orders (100000)
  --rounds N   how often each text is typed (5)
`

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    few: { type: 'string', default: '10000' },
    many: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    help: { type: 'boolean' },
  },
})

if (values.help) process.stdout.write(usage)
else await main(Number(values.few), Number(values.many), Number(values.rounds))

/** The shipped client over its sealed store: from the key to the frame that shows what was found. */
async function main(few: number, many: number, rounds: number): Promise<void> {
  const smaller = await measure(few, rounds)
  const larger = await measure(many, rounds)
  const facts = { cases: many, orders: many, texts: words.length, rounds, store: 'sealed, unlocked from the disk' }
  print('Global search: keystroke to painted result', conditions(facts), [
    ...figuresOf(few, smaller),
    ...figuresOf(many, larger),
    { what: `growth ${few} → ${many}, median`, value: larger.median / smaller.median, unit: '×', atMost: 2 },
    { what: `growth ${few} → ${many}, 95 %`, value: larger.p95 / smaller.p95, unit: '×', atMost: 2 },
  ])
}

function figuresOf(cases: number, { median, p95, slowest, found }: Measured): Figure[] {
  const note = `slowest: ${slowest.map(({ word, ms }) => `${word} ${Math.round(ms)} ms`).join(', ')}; ${found} found`
  return [
    { what: `${cases} cases, median`, value: median, unit: 'ms', atMost: 50 },
    { what: `${cases} cases, 95 %`, value: p95, unit: 'ms', atMost: 50, note },
  ]
}

async function measure(count: number, rounds: number): Promise<Measured> {
  const cluster = await startPostgresCluster()
  const url = `${cluster.url}/postgres`
  const server = await startBenchServer(url)
  const browser = await openDeskBrowser(server)
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await fillCity(client, count)
    const page = await browser.open()
    await enter(page)
    return await keystrokes(page, rounds)
  } finally {
    await client.end()
    await browser.close()
    await server.stop()
    await cluster.stop()
  }
}
