import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqlStore } from '#server/sync/sql/sql-store'
import type { Batch, FeedPosition, SyncStore } from '#server/sync/sync-store'
import { MemoryStore } from '#server/sync/testing/memory-store'
import { testOrder } from '#shared/commands/testing/test-order'
import { testRows } from '#shared/commands/testing/test-reference'
import { databases, openTestDb } from '../support/databases'
import { seededRandom } from '../support/sync/seeded-random'

interface Harness {
  readonly store: SyncStore
  readonly addClient: (id: string, userId: string) => Promise<void>
  readonly close: () => Promise<void>
}

const memory = {
  name: 'memory',
  open: async (): Promise<Harness> => {
    const store = new MemoryStore()
    return { store, addClient: async (id, userId) => store.addClient(id, userId), close: async () => {} }
  },
}

const stores = [
  memory,
  ...databases.map((database) => ({
    name: database.name,
    open: async (): Promise<Harness> => {
      const { db, close } = await openTestDb(database)
      return {
        store: sqlStore(db),
        close,
        addClient: async (id, userId) => {
          await db.query(
            `INSERT INTO client (id, user_id, device, last_seen, created_at) VALUES ($1, $2, 'test', now(), now())`,
            [id, userId],
          )
        },
      }
    },
  })),
]

const at = '2026-11-23T01:30:00.000Z'
const start: FeedPosition = { rev: 0, type: '', id: '' }
type Change = NonNullable<Batch['change']>

async function save(store: SyncStore, change: Partial<Change>, rest: Partial<Batch> = {}): Promise<number> {
  return store.write(async (tx) => {
    const { v, head } = await tx.lockClock()
    const fact = { at, userId: 'zhang', role: 'officer', type: 'test', touched: [] }
    const empty = { entities: [], scopes: [], grants: [], series: [], docNos: [], voids: [], facts: [fact] }
    const full = { ...empty, ...change, v: v + 1, head }
    await tx.save({ at, receipts: [], quarantine: [], ...rest, change: full })
    return v + 1
  })
}

const order = (id: string, title = id) => ({
  type: 'workOrder' as const,
  id,
  doc: testOrder(id, { title }),
  marks: {},
})
const inScope = (scope: string, id: string, projection = 'full') => ({ scope, type: 'workOrder', id, projection })
const ids = (keys: readonly { id: string }[]) => keys.map(({ id }) => id)

describe.each(stores)('the sync store in $name', ({ open }) => {
  let harness: Harness
  let store: SyncStore

  beforeAll(async () => {
    harness = await open()
    store = harness.store
    await harness.addClient('c1', 'zhang')
    await save(store, {
      entities: [order('a'), order('b'), order('c')],
      scopes: [
        inScope('region:1', 'a', 'region'),
        inScope('region:1', 'b', 'region'),
        inScope('region:1', 'c', 'region'),
        inScope('case:x', 'b'),
      ],
      grants: [{ userId: 'zhang', scope: 'region:1', op: 'add' }],
    })
    await save(store, { entities: [order('a', 'again')], scopes: [inScope('region:2', 'a')] })
  })
  afterAll(() => harness.close())

  it('gives places in order of revision, once each, and never a place behind the asked one', async () => {
    const all = await store.snapshot((tx) => tx.feed(['region:1', 'region:2', 'case:x'], start, 10))
    expect(all.map(({ rev, id }) => `${rev}${id}`)).toEqual(['1b', '1c', '2a'])
    const next = await store.snapshot((tx) =>
      tx.feed(['region:1', 'region:2'], { rev: 1, type: 'workOrder', id: 'b' }, 1),
    )
    expect(next.map(({ rev, id }) => `${rev}${id}`)).toEqual(['1c'])
  })

  it('shows a row that left a scope as held by the others only, and as evicted where none is left', async () => {
    const key = { type: 'workOrder', id: 'a' }
    const [moved] = await store.snapshot((tx) => tx.rows([key], reach('region:1', 'region:2')))
    expect(moved).toMatchObject({ rev: 2, deleted: false, held: [{ scope: 'region:2', projection: 'full' }] })
    expect(JSON.parse(moved?.doc ?? '')).toMatchObject({ title: 'again' })
    const [left] = await store.snapshot((tx) => tx.rows([key], reach('region:1')))
    expect(left?.held).toEqual([])
    expect(await store.snapshot((tx) => tx.feed(['region:1'], { rev: 2, type: '', id: '' }, 9))).toEqual([
      { rev: 2, type: 'workOrder', id: 'a' },
    ])
  })

  it('walks a scope by keys, alone or shared with others', async () => {
    const walk = (query: object) =>
      store.snapshot(async (tx) => ids(await tx.scopeKeys({ scope: 'region:1', limit: 10, ...query })))
    expect(await walk({})).toEqual(['b', 'c'])
    expect(await walk({ after: { type: 'workOrder', id: 'b' } })).toEqual(['c'])
    expect(await walk({ limit: 1 })).toEqual(['b'])
    expect(await walk({ shared: ['case:x', 'region:2'] })).toEqual(['b'])
  })

  it('walks a scope by rows, and says which of them no earlier scope has shown', async () => {
    const walk = (query: object, barred: readonly string[] = []) =>
      store.snapshot(async (tx) => {
        const held = ['case:x', 'region:1']
        const rows = await tx.scopeRows({ scope: 'region:1', limit: 10, earlier: [], ...query }, { held, barred })
        return rows.map(({ id, first, doc }) => `${id} ${first ? JSON.parse(doc).title : doc}`)
      })
    expect(await walk({})).toEqual(['b b', 'c c'])
    expect(await walk({ after: { type: 'workOrder', id: 'b' } })).toEqual(['c c'])
    expect(await walk({ limit: 1 })).toEqual(['b b'])
    expect(await walk({ earlier: ['case:x'] })).toEqual(['b ', 'c c'])
    expect(await walk({}, ['case:x'])).toEqual(['b ', 'c c'])
  })

  it('counts each row for the first scope that holds it', async () => {
    const counts = await store.snapshot((tx) => tx.countByFirstScope(reach('region:1', 'case:x', 'region:2', 'none')))
    expect([...counts].sort()).toEqual([
      ['region:1', 2],
      ['region:2', 1],
    ])
  })

  it('loads rows with their marks in one order, and leaves out what does not exist', async () => {
    const mark = { rev: 3, by: 'zhang', at, client: 'c1' }
    await save(store, { entities: [{ ...order('c'), marks: { title: mark } }], scopes: [inScope('region:1', 'c')] })
    const rows = await store.write((tx) =>
      tx.lockEntities(['c', 'missing', 'b'].map((id) => ({ type: 'workOrder' as const, id }))),
    )
    expect(ids(rows)).toEqual(['b', 'c'])
    expect(rows[1]).toMatchObject({ rev: 3, marks: { title: mark }, doc: { title: 'c' } })
  })

  it('keeps receipts by number and by id, and knows how far they reach', async () => {
    const receipt = (seq: number, v: number) => ({
      clientId: 'c1',
      seq,
      cmdId: `cmd-${seq}`,
      hash: `hash-${seq}`,
      receipt: { id: `cmd-${seq}`, seq, status: 'applied' as const, v },
    })
    await save(store, {}, { receipts: [receipt(1, 4), receipt(2, 4)], client: { id: 'c1', lastSeq: 2 } })
    await save(store, {}, { receipts: [receipt(3, 6)], client: { id: 'c1', lastSeq: 3 } })
    expect(await store.snapshot(async (tx) => (await tx.standing('c1')).client)).toMatchObject({
      userId: 'zhang',
      lastSeq: 3,
      disabled: false,
    })
    const found = await store.write((tx) => tx.receipts('c1', [1], ['cmd-3', 'unknown']))
    expect([...found].sort((a, b) => a.seq - b.seq)).toEqual([receipt(1, 4), receipt(3, 6)])
    expect(await store.snapshot((tx) => tx.lastSeqUpTo('c1', 5))).toBe(2)
    expect(await store.snapshot((tx) => tx.lastSeqUpTo('c1', 3))).toBe(0)
  })

  it('gives a number again until it is used', async () => {
    const peek = () => store.write((tx) => tx.lockSeries('document/bureau/opinion/2026'))
    expect(await peek()).toBe(1)
    await store.write(async (tx) => {
      const key = 'document/bureau/opinion/2026'
      const no = await tx.lockSeries(key)
      const { v, head } = await tx.lockClock()
      const docNos = [{ seriesKey: key, no, documentId: 'd1', state: 'issued' as const }]
      const fact = { at, userId: 'zhang', role: 'officer', type: 'test', touched: [] }
      const change = {
        v: v + 1,
        head,
        entities: [],
        scopes: [],
        grants: [],
        series: [{ key, next: no + 1 }],
        docNos,
        voids: [],
      }
      await tx.save({ at, receipts: [], quarantine: [], change: { ...change, facts: [fact] } })
    })
    expect(await peek()).toBe(2)
  })

  it('stamps a grant only when it changes', async () => {
    await save(store, { grants: [{ userId: 'zhang', scope: 'region:1', op: 'add' }] })
    const grants = () => store.snapshot(async (tx) => (await tx.holdings('zhang')).grants)
    expect(await grants()).toEqual([{ scope: 'region:1', rev: 1, op: 'add' }])
    const v = await save(store, { grants: [{ userId: 'zhang', scope: 'region:1', op: 'drop' }] })
    expect(await grants()).toEqual([{ scope: 'region:1', rev: v, op: 'drop' }])
  })

  it('leaves nothing of a transaction that throws', async () => {
    const before = await store.snapshot((tx) => tx.standing('c1'))
    const failing = store.write(async (tx) => {
      await tx.lockClock()
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await store.snapshot((tx) => tx.standing('c1'))).toEqual(before)
  })

  it('tells by one number whether reference data changed', async () => {
    const rev = () => store.snapshot((tx) => tx.referenceRev())
    const before = await rev()
    const [organ] = testRows.organ
    if (!organ) throw new Error('no organ')
    const v = await save(store, {
      entities: [{ type: 'organ', id: organ.id, doc: organ, marks: {} }],
      scopes: [{ scope: 'ref', type: 'organ', id: organ.id, projection: 'full' }],
    })
    expect([before, await rev()]).toEqual([0, v])
    expect((await store.snapshot((tx) => tx.referenceRows())).organ).toEqual([organ])
  })
})

const reach = (...held: readonly string[]) => ({ held, barred: [] })

describe('the stores side by side', () => {
  it('answer alike after the same random history', async () => {
    const harnesses = await Promise.all(stores.map(({ open }) => open()))
    const scopes = ['region:1', 'region:2', 'case:x', 'case:y']
    const random = seededRandom(20_261_123)
    for (let n = 0; n < 60; n++) {
      const touched = [...new Set(Array.from({ length: 1 + random.below(3) }, () => `o${random.below(15)}`))]
      const change: Partial<Change> = {
        entities: touched.map((id) => order(id, `${id}-${n}`)),
        scopes: touched.flatMap((id) =>
          scopes.filter(() => random.chance(0.4)).map((scope) => inScope(scope, id, random.pick(['region', 'full']))),
        ),
      }
      for (const { store } of harnesses) await save(store, change)
    }
    const answers = await Promise.all(
      harnesses.map(({ store }) =>
        store.snapshot(async (tx) => {
          const feed = await tx.feed(scopes, { rev: 20, type: 'workOrder', id: 'o5' }, 25)
          const held = ['region:1', 'case:x', 'region:2']
          const walked = await tx.scopeRows(
            { scope: 'region:1', limit: 9, earlier: ['case:x'] },
            { held, barred: ['case:y'] },
          )
          const rows = await tx.rows(feed, { held: ['region:1', 'case:y'], barred: ['case:x'] })
          return {
            feed,
            walked: walked.map(({ doc, ...row }) => ({ ...row, title: row.first && JSON.parse(doc).title })),
            shared: await tx.scopeKeys({ scope: 'case:x', limit: 9, shared: ['region:2', 'case:y'] }),
            rows: rows.map(({ doc, ...row }) => ({ ...row, title: JSON.parse(doc).title })),
            counts: [...(await tx.countByFirstScope(reach(...scopes)))].sort(),
            unbarred: [...(await tx.countByFirstScope({ held: scopes, barred: ['case:y'] }))].sort(),
            heads: (await tx.heldHeads({ held: ['region:2'], barred: ['case:x'] })).map(({ id }) => id).sort(),
          }
        }),
      ),
    )
    expect(answers[0]?.feed.length).toBeGreaterThan(5)
    for (const answer of answers) expect(answer).toEqual(answers[0])
    for (const { close } of harnesses) await close()
  })
})
