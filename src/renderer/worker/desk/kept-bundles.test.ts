import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { issuedOpinion } from '#shared/commands/testing/issued-opinion'
import { caseId } from '#shared/commands/testing/spine-cases'
import { testOrder } from '#shared/commands/testing/test-order'
import type { EntityMap, EntityType } from '#shared/domain/entities'
import type { SyncRow } from '#shared/sync/protocol'
import { openMemoryStore } from '../store/local-store'
import { applyRows } from '../sync/apply-rows'
import { evict, put, testWorld } from '../testing/test-stores'
import { readCaseParts } from './case-bundle'
import { KeptBundles } from './kept-bundles'

const desk = issuedOpinion()
const base = desk.get('supervisionCase', caseId)
const [action] = desk.all('caseAction')
const [document] = desk.all('officialDocument')
if (!action || !document) throw new Error('the case has no action or document')

/** Rows of a few ids, so that they meet each other and change places: of this case, or of another. */
const ids = fc.constantFrom('a', 'b', 'c')
const home = fc.constantFrom(caseId, caseId, 'another')
const day = fc.integer({ min: 1, max: 9 }).map((at) => `2026-11-0${at}T01:00:00.000Z`)
const row = fc.oneof(
  fc.record({ orderIds: fc.subarray(['a', 'b', 'c']), shared: fc.boolean(), track: fc.boolean() }).map(
    ({ orderIds, shared, track }) =>
      ({
        type: 'supervisionCase',
        doc: {
          ...base,
          orderIds,
          ...(shared ? { sharedOpinion: { caseId: 'lead', at: '', by: '' }, opinionId: 'c' } : {}),
          tracks: track ? { t1: { kind: 'supervision', refId: 'b' } } : {},
        },
      }) as const,
  ),
  fc
    .record({ id: ids, title: fc.string() })
    .map(({ id, title }) => ({ type: 'workOrder', doc: testOrder(id, { title }) }) as const),
  fc
    .record({ id: ids, caseId: home, at: day })
    .map((more) => ({ type: 'caseAction', doc: { ...action, ...more } }) as const),
  fc
    .record({ id: ids, caseId: home, createdAt: day })
    .map((more) => ({ type: 'officialDocument', doc: { ...document, ...more } }) as const),
  fc
    .record({ id: ids, caseId: home, createdAt: day })
    .map((doc) => ({ type: 'attachment', doc: { ...doc, owner: base, sha256: doc.id } }) as const),
  fc.record({ id: ids, caseId: home, mineAt: day }).map((doc) => ({ type: 'conflict', doc }) as const),
  fc.record({ id: ids, caseId: home, plannedOn: day }).map((doc) => ({ type: 'inspection', doc }) as const),
  fc.record({ id: ids, createdAt: day }).map((doc) => ({ type: 'supervisionOrder', doc }) as const),
)
const parts = ['workOrder', 'caseAction', 'officialDocument', 'attachment', 'supervisionOrder'] as const
const gone = fc.record({ type: fc.constantFrom(...parts), gone: ids })
const step = fc.oneof({ weight: 5, arbitrary: row }, { weight: 1, arbitrary: gone })

describe('a case that was read', () => {
  it('is after any changes what reading it anew finds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), async (changes) => {
        const store = openMemoryStore()
        const kept = new KeptBundles()
        const fresh = () => store.read((tx) => readCaseParts(tx, caseId))
        let rev = 1
        const apply = async (rows: readonly SyncRow[]) => {
          kept.take(await store.write((tx) => applyRows(tx, { rows, lastSeq: 0, generation: 0 }, testWorld())))
        }
        await apply([put('supervisionCase', base, rev)])
        for (const change of changes) {
          await kept.get(caseId, fresh)
          rev += 1
          await apply(
            change.map((each) =>
              'gone' in each
                ? evict(each.type, each.gone, rev)
                : put<EntityType>(each.type, each.doc as EntityMap[EntityType], rev),
            ),
          )
          expect(await kept.get(caseId, fresh)).toEqual(await fresh())
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is not read again for an action of it, and is where it names other orders', async () => {
    const kept = new KeptBundles()
    const parts = { case: base, orders: [], documents: [], actions: [], attachments: [] }
    const read = vi.fn(async () => ({ ...parts, conflicts: [], inspections: [], supervisionOrders: [] }))
    await kept.get(caseId, read)
    kept.take({ put: [{ type: 'caseAction', id: action.id, doc: { ...action, caseId } }], gone: [] })
    expect((await kept.get(caseId, read))?.actions.map(({ id }) => id)).toEqual([action.id])
    expect(read).toHaveBeenCalledTimes(1)
    kept.take({ put: [{ type: 'supervisionCase', id: caseId, doc: { ...base, orderIds: ['new'] } }], gone: [] })
    await kept.get(caseId, read)
    expect(read).toHaveBeenCalledTimes(2)
  })

  it('is not kept when something changed while it was being read', async () => {
    const kept = new KeptBundles()
    const empty = { documents: [], actions: [], attachments: [], conflicts: [], inspections: [], supervisionOrders: [] }
    const read = vi.fn(async () => {
      kept.take({ put: [], gone: [] })
      return { case: base, orders: [], ...empty }
    })
    await kept.get(caseId, read)
    await kept.get(caseId, read)
    expect(read).toHaveBeenCalledTimes(2)
  })
})
