import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CursorKind, readBehind, schemaSql } from '../proof/cursors'
import { raceLostAnswers } from '../proof/lost-answers'
import { raceNumbers } from '../proof/numbers'
import { databases, type TestLocation } from '../support/databases'

/** The interleaving that loses rows, step by step; `npm run proof` lets 24 writers find it by themselves. */
describe('readers that go on from the last number they saw, on PostgreSQL', () => {
  let location: TestLocation
  const clients: pg.Client[] = []

  beforeAll(async () => {
    const postgres = databases.find(({ name }) => name === 'PostgreSQL')
    if (!postgres) throw new Error('no PostgreSQL')
    location = await postgres.locate()
    for (let n = 0; n < 3; n++) {
      const client = new pg.Client({ connectionString: location.databaseUrl })
      await client.connect()
      clients.push(client)
    }
    await clients[0]?.query(schemaSql)
  })
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()))
    await location.remove()
  })

  const insert = `INSERT INTO proof_row (kind, v, writer, n) VALUES ($1, nextval('proof_seq'), $2, 0)`
  const stamp = `WITH clock AS (UPDATE proof_clock SET v = v + 1 RETURNING v)
    INSERT INTO proof_row (kind, v, writer, n) SELECT $1, clock.v, $2, 0 FROM clock`

  /** Two writers, the second faster; a reader looks in between and once more at the end. */
  async function seenOf(kind: CursorKind): Promise<number[]> {
    const [slow, fast, reader] = clients as [pg.Client, pg.Client, pg.Client]
    const write = kind === 'clockRow' ? stamp : insert
    await slow.query('BEGIN')
    await slow.query(write, [kind, 1])
    await fast.query('BEGIN')
    // With the clock row the second writer has to wait here for the first one's commit.
    const second = fast.query(write, [kind, 2]).then(() => fast.query('COMMIT'))
    if (kind !== 'clockRow') await second
    const first = await readBehind(reader, kind, 0)
    await slow.query('COMMIT')
    await second
    const rest = await readBehind(reader, kind, first.cursor)
    return [...first.rows, ...rest.rows].map(({ writer }) => writer).sort()
  }

  it('lose a row by a bare sequence', async () => {
    expect(await seenOf('sequence')).toEqual([2])
  })

  it('lose none by the clock row', async () => {
    expect(await seenOf('clockRow')).toEqual([1, 2])
  })
})

describe('on PostgreSQL under fire', () => {
  async function onPostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
    const location = await databases.find(({ name }) => name === 'PostgreSQL')?.locate()
    if (!location?.databaseUrl) throw new Error('no PostgreSQL')
    try {
      return await work(location.databaseUrl)
    } finally {
      await location.remove()
    }
  }

  it('a number series stays dense while writers give up and backends are killed', async () => {
    const result = await onPostgres((url) => raceNumbers(url, 8, 25))
    expect(result).toMatchObject({ gaps: 0, doubles: 0 })
    expect(result.rolledBack).toBeGreaterThan(30)
  })

  it('every command has one receipt, however many answers got lost', async () => {
    const result = await onPostgres((url) => raceLostAnswers(url, 4, 40))
    expect(result).toMatchObject({ receipts: result.commands, doubles: 0 })
    expect(result.pushes).toBeGreaterThan(result.commands / 20)
  })
})
