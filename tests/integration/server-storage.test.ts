import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Db, toJson } from '#server/storage/db'
import { tidyStore } from '#server/storage/housekeeping'
import { migrate } from '#server/storage/migrate'
import { migrations } from '#server/storage/migrations/migrations'
import { databases, openTestDb } from '../support/databases'

describe.each(databases)('The store on $name', (database) => {
  let db: Db
  let close: () => Promise<void>

  beforeAll(async () => {
    const opened = await openTestDb(database)
    db = opened.db
    close = opened.close
    await db.exec('CREATE TABLE probe (id text PRIMARY KEY, n bigint, doc jsonb, at timestamptz, day date)')
  })
  afterAll(async () => close())

  it('gives bigint as number, timestamps as UTC text, dates and json as they are', async () => {
    await db.query('INSERT INTO probe VALUES ($1, $2, $3::jsonb, $4, $5)', [
      'a',
      9_007_199_254_740_991,
      toJson([{ 名: '值' }]),
      '2026-11-23T09:30:00.120+08:00',
      '2026-11-23',
    ])
    expect(await db.query('SELECT * FROM probe')).toEqual([
      {
        id: 'a',
        n: 9_007_199_254_740_991,
        doc: [{ 名: '值' }],
        at: '2026-11-23T01:30:00.120Z',
        day: '2026-11-23',
      },
    ])
    expect(await db.query('SELECT count(*) AS n, sum(1) AS s FROM probe')).toEqual([{ n: 1, s: 1 }])
  })

  it('stops at an integer it could not keep exactly', async () => {
    await expect(db.query('SELECT 9007199254740993::bigint AS n')).rejects.toThrow('beyond 2^53')
  })

  it('passes lists as arrays', async () => {
    expect(await db.query('SELECT unnest($1::text[]) AS x', [['甲', '乙"', 'c,d']])).toEqual([
      { x: '甲' },
      { x: '乙"' },
      { x: 'c,d' },
    ])
  })

  it('rolls a transaction back when it throws, and to a savepoint inside', async () => {
    await expect(
      db.tx(async (q) => {
        await q.query(`INSERT INTO probe (id) VALUES ('lost')`)
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    await db.tx(async (q) => {
      await q.exec('SAVEPOINT one')
      await q.query(`INSERT INTO probe (id) VALUES ('undone')`)
      await q.exec('ROLLBACK TO one')
      await q.query(`INSERT INTO probe (id) VALUES ('kept')`)
    })
    expect(await db.query('SELECT id FROM probe ORDER BY id')).toEqual([{ id: 'a' }, { id: 'kept' }])
  })

  it('goes on after a refused statement', async () => {
    await expect(db.query(`INSERT INTO probe (id) VALUES ('a')`)).rejects.toMatchObject({ code: '23505' })
    expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('refuses the outer handle inside a transaction instead of hanging', async () => {
    await expect(db.tx(async () => db.query('SELECT 1'))).rejects.toThrow('transaction handle')
  })

  it('reads one moment in a snapshot and writes nothing there', async () => {
    await expect(
      db.tx(async (q) => q.query(`INSERT INTO probe (id) VALUES ('no')`), { mode: 'snapshot' }),
    ).rejects.toMatchObject({ code: '25006' })
  })

  it('tells listeners what was committed, and nothing that was rolled back', async () => {
    const heard: string[] = []
    let wake = () => {}
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    const stop = await db.listen('probe_channel', (payload) => {
      heard.push(payload)
      if (payload === 'last') wake()
    })
    await db
      .tx(async (q) => {
        await q.query('SELECT pg_notify($1, $2)', ['probe_channel', 'never'])
        throw new Error('stop')
      })
      .catch(() => undefined)
    await db.tx(async (q) => q.query('SELECT pg_notify($1, $2)', ['probe_channel', 'first']))
    await db.notify('probe_channel', 'last')
    await woken
    expect(heard).toEqual(['first', 'last'])
    await stop()
  })

  it('reclaims what changes leave behind, where nothing else does', async () => {
    await db.exec('CREATE TABLE busy (id integer PRIMARY KEY, n integer)')
    await db.query('INSERT INTO busy SELECT g, 0 FROM generate_series(1, 3000) g')
    await db.query('UPDATE busy SET n = n + 1')
    const tidied = await tidyStore(db)
    if (database.name === 'PostgreSQL') return expect(tidied).toEqual([])
    expect(tidied).toContain('busy')
    expect(await tidyStore(db)).toEqual([])
    const [state] = await db.query(`SELECT n_dead_tup AS dead FROM pg_stat_user_tables WHERE relname = 'busy'`)
    expect(state).toEqual({ dead: 0 })
  })

  it('applies a migration once and refuses a store of a newer program', async () => {
    const newest = migrations.at(-1)?.id ?? 0
    expect(await migrate(db)).toBe(newest)
    const next = {
      id: newest + 1,
      name: 'later',
      sql: 'CREATE TABLE later_table (id text); CREATE INDEX ON later_table (id)',
    }
    expect(await migrate(db, [...migrations, next])).toBe(newest + 1)
    expect(await db.query('SELECT * FROM later_table')).toEqual([])
    await expect(migrate(db)).rejects.toMatchObject({ code: 'cli.storeNewer' })
  })

  it('leaves nothing of a migration that fails', async () => {
    const newest = (await db.query<{ n: number }>('SELECT max(id) AS n FROM schema_migration'))[0]?.n ?? 0
    const known = Array.from({ length: newest }, (_, i) => ({ id: i + 1, name: 'known', sql: '' }))
    const broken = { id: newest + 1, name: 'broken', sql: 'CREATE TABLE half (id text); SELECT no_such_function()' }
    await expect(migrate(db, [...known, broken])).rejects.toMatchObject({ code: '42883' })
    expect(await db.query(`SELECT to_regclass('half') AS found`)).toEqual([{ found: null }])
    expect(await migrate(db, known)).toBe(newest)
  })
})
