import { parseArgs } from 'node:util'
import { startPostgresCluster } from '../support/postgres-cluster'
import { crowd } from './crowd/crowd'
import { startBenchServer } from './support/bench-server'
import { conditions, type Figure, print } from './support/report'

const usage = `desk bench crowd [-- --contacts N] [--officers N] [--seconds N] [--store pglite|postgres]
  --contacts N   sessions of department contacts (200)
  --officers N   sessions of officers (50)
  --seconds N    how long they work (60)
`

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    contacts: { type: 'string', default: '200' },
    officers: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
    store: { type: 'string', default: 'pglite' },
    help: { type: 'boolean' },
  },
})

if (values.help) process.stdout.write(usage)
else await main(Number(values.contacts), Number(values.officers), Number(values.seconds))

/** Everybody at once on one server process as it is shipped; whoever writes waits a few seconds between, as people do. */
async function main(contacts: number, officers: number, seconds: number): Promise<void> {
  const cluster = values.store === 'postgres' ? await startPostgresCluster() : undefined
  const server = await startBenchServer(cluster && `${cluster.url}/postgres`)
  const figures: Figure[] = []
  try {
    await server.desk('seed', '--cases', '2000', '--leads', '0.5')
    const met = await crowd(server, { contacts, officers, seconds })
    figures.push(
      { what: 'page’s API, p95', value: met.page, unit: 'ms', atMost: 300, note: `${met.pages} requests` },
      { what: 'push, p95', value: met.push, unit: 'ms', atMost: 500, note: `${met.pushes} pushes` },
      { what: 'lost commands', value: met.lost, unit: '', atMost: 0, note: `${met.commands} commands` },
      { what: 'requests that failed', value: met.failed, unit: '', atMost: 0 },
      { what: 'server memory', value: met.rss, unit: 'MB', atMost: 800, note: `highest ${Math.round(met.peak)} MB` },
      { what: 'server, share of a core', value: met.serverLoad, unit: '' },
      {
        what: 'players, share of a core',
        value: met.peopleLoad,
        unit: '',
        note: `event loop late by ${Math.round(met.peopleLag)} ms, p95`,
      },
    )
  } finally {
    await server.stop()
    await cluster?.stop()
    print(
      'A crowd on one server process',
      conditions({ contacts, officers, seconds, store: values.store ?? '' }),
      figures,
    )
  }
}
