import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PgliteStatements } from './pglite-statements'

describe('statements of the embedded database', () => {
  let pglite: PGlite
  let statements: PgliteStatements

  beforeAll(async () => {
    pglite = await PGlite.create()
    statements = new PgliteStatements(pglite)
    await statements.exec('CREATE TABLE paper (id text PRIMARY KEY, pages int)')
    await statements.query('INSERT INTO paper VALUES ($1, $2)', ['a', 3])
  })
  afterAll(() => pglite.close())

  const prepared = async () =>
    (await pglite.query<{ n: number }>('SELECT count(*)::int AS n FROM pg_prepared_statements')).rows[0]?.n

  it('answer the same question with other values', async () => {
    const ask = (ids: readonly string[]) => statements.query('SELECT * FROM paper WHERE id = ANY($1::text[])', [ids])
    expect(await ask(['a', 'b'])).toEqual([{ id: 'a', pages: 3 }])
    expect(await ask(['b'])).toEqual([])
  })

  it('show a column that was added since the question was first asked', async () => {
    await statements.query('SELECT * FROM paper')
    await statements.exec('ALTER TABLE paper ADD COLUMN title text')
    expect(await statements.query('SELECT * FROM paper')).toEqual([{ id: 'a', pages: 3, title: null }])
  })

  it('forget a column that was added in what was rolled back', async () => {
    const ask = () => statements.query('SELECT * FROM paper LIMIT 1')
    const before = await ask()
    await statements.query('BEGIN')
    await statements.exec('ALTER TABLE paper ADD COLUMN colour text')
    await ask()
    await statements.rollback()
    expect(await ask()).toEqual(before)
  })

  it('are ready for the next after one was refused', async () => {
    await expect(statements.query('SELECT 1 / $1::int AS n', [0])).rejects.toMatchObject({ code: '22012' })
    expect(await statements.query('SELECT 1 / $1::int AS n', [1])).toEqual([{ n: 1 }])
  })

  it('say when there was nothing left to commit', async () => {
    await statements.query('BEGIN')
    await expect(statements.query('INSERT INTO paper VALUES ($1, $2)', ['a', 1])).rejects.toMatchObject({
      code: '23505',
    })
    await expect(statements.commit()).rejects.toMatchObject({ code: '25P02' })
  })

  it('are kept in a bounded number, however many ways somebody asks', async () => {
    for (let n = 0; n < 300; n += 1) await statements.query(`SELECT ${n} AS n`)
    expect(await prepared()).toBeLessThanOrEqual(256)
    expect(await statements.query('SELECT 7 AS n')).toEqual([{ n: 7 }])
  })
})
