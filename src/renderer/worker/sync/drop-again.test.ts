import { expect, it } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import { openMemoryStore } from '../store/local-store'
import { put, testWorld } from '../testing/test-stores'
import { applyRows } from './apply-rows'
import { dropAsked } from './drop-again'

it('lets go at the next opening of what pages of the hotline had asked for, and of nothing else', async () => {
  const store = { ...openMemoryStore(), onDisk: true }
  const world = testWorld()
  const hotline = { ...world, actor: { ...world.actor, roles: ['officer', 'hotline'] as never } }
  await store.write((tx) =>
    applyRows(
      tx,
      {
        rows: [
          put('workOrder', testOrder('asked'), 3, ['asked:hotline']),
          put('workOrder', testOrder('both'), 3, ['asked:hotline', 'region:411700']),
        ],
        lastSeq: 0,
        generation: 0,
      },
      world,
    ),
  )
  const left = () =>
    store.read(async (tx) => (await tx.rowsAfter('workOrder', undefined, 9)).map(({ id, scopes }) => [id, scopes]))
  await dropAsked(store, world)
  expect(await left()).toHaveLength(2)
  await dropAsked(store, hotline)
  expect(await left()).toEqual([['both', ['region:411700']]])
})
