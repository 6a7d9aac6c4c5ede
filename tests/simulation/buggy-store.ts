import type { Batch } from '#server/sync/sync-store'
import { MemoryStore } from '#server/sync/testing/memory-store'
import type { Bug } from './bugs'

type Change = NonNullable<Batch['change']>

/** The store in memory, telling of each new revision, and broken in the one way that was asked for. */
export function buggyStore(bug: Bug, onChange: () => void): MemoryStore {
  const store = new MemoryStore()
  const write = store.write.bind(store)
  let late: { batch: Batch; change: Change } | undefined
  let count = 0

  store.write = (work) =>
    write((tx) =>
      work({
        ...tx,
        save: async (batch) => {
          const { change } = batch
          if (bug === 'receiptNotStored') await tx.save({ ...batch, receipts: [], client: undefined })
          else if (bug === 'numberNotSaved' && change && ++count % 5 === 0)
            await tx.save({ ...batch, change: { ...change, series: [] } })
          // As from a bare sequence, which a rolled-back transaction has moved on.
          else if (bug === 'numberBurnt' && change && ++count % 5 === 0)
            await tx.save({
              ...batch,
              change: { ...change, series: change.series.map(({ key, next }) => ({ key, next: next + 1 })) },
            })
          else if (bug === 'maskForgotten' && change) await tx.save({ ...batch, change: unmasked(change) })
          else if (bug === 'bareSequenceCursor' && change && ++count % 7 === 0 && !late) {
            // A number from a sequence, whose transaction commits only after that of the next number.
            late = { batch, change }
            await tx.save({ ...batch, change: { ...change, entities: [], scopes: [] } })
          } else await tx.save(batch)
          if (late && late.batch !== batch && change) {
            const { v } = store
            const held = late
            late = undefined
            await tx.save({
              at: held.batch.at,
              receipts: [],
              quarantine: [],
              change: { ...held.change, grants: [], series: [], docNos: [], facts: [], head: store.head },
            })
            store.v = v
          }
          if (change) onChange()
        },
      }),
    )
  return store
}

function unmasked(change: Change): Change {
  return { ...change, scopes: change.scopes.map((entry) => ({ ...entry, projection: 'full' })) }
}
