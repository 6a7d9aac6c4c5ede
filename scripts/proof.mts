/**
 * `npm run proof`: what the design rests on, shown on a real PostgreSQL. The two usual cursors lose rows, the clock row
 * loses none; the number series stays dense while writers give up and backends are killed; lost answers leave one
 * receipt each. `--commits N` changes the length (200 000).
 */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { raceCursor, schemaSql } from '../tests/proof/cursors'
import { raceLostAnswers } from '../tests/proof/lost-answers'
import { raceNumbers } from '../tests/proof/numbers'
import { startPostgresCluster } from '../tests/support/postgres-cluster'

const { values } = parseArgs({ options: { commits: { type: 'string', default: '200000' } } })
const commits = Number(values.commits)
const WRITERS = 24

const cluster = await startPostgresCluster()
const failures: string[] = []
const must = (holds: boolean, what: string) => {
  if (!holds) failures.push(what)
}

async function database(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: `${cluster.url}/postgres` })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return `${cluster.url}/${name}`
}

try {
  const url = await database('cursors')
  const setup = new pg.Client({ connectionString: url })
  await setup.connect()
  await setup.query(schemaSql)
  await setup.end()
  for (const kind of ['sequence', 'sequenceAndXmin', 'clockRow'] as const) {
    // The bad ones show themselves soon.
    const result = await raceCursor(url, kind, WRITERS, kind === 'clockRow' ? commits : Math.min(commits, 40_000))
    console.log(kind.padEnd(16), result)
    must(kind === 'clockRow' ? result.lost === 0 : result.lost > 0, `${kind} lost ${result.lost}`)
  }
  const numbers = await raceNumbers(await database('numbers'), 32, 60)
  console.log('number series   ', numbers)
  must(numbers.gaps === 0 && numbers.doubles === 0, `numbers: ${JSON.stringify(numbers)}`)
  must(numbers.rolledBack > 0 && numbers.killed > 0, 'numbers: nobody gave up or was killed')
  const lost = await raceLostAnswers(await database('answers'), 16, 100)
  console.log('lost answers    ', lost)
  must(lost.receipts === lost.commands && lost.doubles === 0, `receipts: ${JSON.stringify(lost)}`)
} finally {
  await cluster.stop()
}
for (const failure of failures) console.error('not shown:', failure)
process.exit(failures.length > 0 ? 1 : 0)
