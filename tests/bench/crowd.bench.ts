import { parseArgs } from 'node:util'
import { startPostgresCluster } from '../support/postgres-cluster'
import { type CityPeople, settlePeople } from './crowd/city-people'
import { type Crowd, crowd } from './crowd/crowd'
import { startBenchServer } from './support/bench-server'
import { conditions, type Figure, print } from './support/report'

const usage = `desk bench crowd [-- --contacts N] [--officers N] [--departments N] [--seconds N] [--pause N] [--store pglite|postgres]
  --contacts N      department contacts, each with an account of his own (200)
  --officers N      officers, the same (50)
  --departments N   over how many departments the contacts are spread (36, all of the city)
  --seconds N       how long they work (60)
  --pause N         seconds between two acts of one person (5)
`

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    contacts: { type: 'string', default: '200' },
    officers: { type: 'string', default: '50' },
    departments: { type: 'string', default: '36' },
    seconds: { type: 'string', default: '60' },
    pause: { type: 'string', default: '5' },
    store: { type: 'string', default: 'pglite' },
    help: { type: 'boolean' },
  },
})

const counts = {
  contacts: Number(values.contacts),
  officers: Number(values.officers),
  departments: Number(values.departments),
}

if (values.help) process.stdout.write(usage)
else await main(Number(values.seconds), Number(values.pause))

/** Everybody at once on one server process as it is shipped; whoever writes waits a few seconds between, as people do. */
async function main(seconds: number, pause: number): Promise<void> {
  const cluster = values.store === 'postgres' ? await startPostgresCluster() : undefined
  let city: CityPeople | undefined
  const server = await startBenchServer(cluster && `${cluster.url}/postgres`, async (location) => {
    city = await settlePeople(location, counts)
  })
  const figures: Figure[] = []
  try {
    await server.desk('seed', '--cases', '2000', '--leads', '0.5')
    if (city) figures.push(...figuresOf(await crowd(server, { city, seconds, pauseMs: pause * 1000 })))
  } finally {
    await server.stop()
    await cluster?.stop()
    const departments = city?.departments.length ?? 0
    const told = { ...counts, departments, seconds, 'seconds between acts': pause, store: values.store ?? '' }
    print('A crowd on one server process', conditions({ ...told, people: 'on the same machine' }), figures)
  }
}

function figuresOf(met: Crowd): Figure[] {
  return [
    { what: 'page’s API, p95', value: met.page, unit: 'ms', atMost: 300, note: `${met.pages} requests` },
    { what: 'push, p95', value: met.push, unit: 'ms', atMost: 500, note: `${met.pushes} pushes` },
    { what: 'lost commands', value: met.lost, unit: '', atMost: 0, note: `${met.commands} commands` },
    {
      what: 'requests that failed',
      value: met.failed.length,
      unit: '',
      atMost: 0,
      note: [...new Set(met.failed)].join(' '),
    },
    {
      what: 'server memory, highest at work',
      value: met.peak,
      unit: 'MB',
      atMost: 800,
      note: `at the end ${Math.round(met.rss)} MB; highest while all came at once ${Math.round(met.morningPeak)} MB`,
    },
    { what: 'server, share of a core', value: met.serverLoad, unit: '' },
    {
      what: 'players, share of a core',
      value: met.peopleLoad,
      unit: '',
      note: `event loop late by ${Math.round(met.peopleLag)} ms, p95`,
    },
  ]
}
