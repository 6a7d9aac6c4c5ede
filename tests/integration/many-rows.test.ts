import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Db, onlyRow } from '#server/storage/db'
import { openDb } from '#server/storage/open-db'
import { holdingsSql } from '#server/sync/sql/sql-reach'
import { databases, type TestLocation } from '../support/databases'

/** A table that has grown, and statistics that say so: what the planner makes of it is not what an empty one shows. */
describe.each(databases)('among many rows on $name', ({ locate }) => {
  let location: TestLocation
  let db: Db

  beforeAll(async () => {
    location = await locate()
    db = await openDb(location)
    await db.query(
      `INSERT INTO scope_entity (scope, type, id, rev, projection, op)
       SELECT 'region:411700', 'workOrder', 'o' || n, n, 'region', 'put' FROM generate_series(1, 20000) n`,
    )
    await db.exec('ANALYZE')
  })
  afterAll(async () => {
    await db.close()
    await location.remove()
  })

  it('what is kept from a user is looked up, as every pull and push does, and not searched for', async () => {
    const plan = await db.query<Record<'QUERY PLAN', unknown>>(`EXPLAIN (FORMAT JSON) ${holdingsSql}`, ['lina'])
    const text = JSON.stringify(onlyRow(plan))
    expect(text).toContain('scope_entity_barred')
    expect(text).not.toMatch(/"Node Type":\s*"Seq Scan"[^{}]*"Relation Name":\s*"scope_entity"/)
  })
})
