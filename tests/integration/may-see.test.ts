import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '#server/storage/db'
import { maySee, maySeeAll } from '#server/sync/may-see'
import { databases, openTestDb } from '../support/databases'

describe.each(databases)('Who may see rows on $name', (database) => {
  let db: Db
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ db, close } = await openTestDb(database))
    const held = (scope: string, id: string, op = 'put') =>
      db.query(`INSERT INTO scope_entity (scope, type, id, rev, op) VALUES ($1, 'supervisionCase', $2, 1, $3)`, [
        scope,
        id,
        op,
      ])
    await db.query(
      `INSERT INTO user_scope (user_id, scope, rev, op) VALUES ('zhang', 'region:411702', 1, 'add'), ('zhang', 'case:a', 1, 'add'),
       ('zhang', 'region:411700', 1, 'drop')`,
    )
    for (const id of ['a', 'b', 'left']) await held('region:411702', id, id === 'left' ? 'evict' : 'put')
    await held('case:a', 'a')
    await held('region:411700', 'elsewhere')
  })
  afterAll(() => close())

  it.each([
    { ids: [], all: true },
    { ids: ['a', 'b', 'a'], all: true },
    { ids: ['a', 'b', 'elsewhere'], all: false },
    { ids: ['left'], all: false },
    { ids: ['a', 'unknown'], all: false },
  ])('all of $ids: $all', async ({ ids, all }) => {
    expect(await maySeeAll(db, 'zhang', 'supervisionCase', ids)).toBe(all)
    for (const id of all ? ids : []) expect(await maySee(db, 'zhang', 'supervisionCase', id)).toBe(true)
  })
})
