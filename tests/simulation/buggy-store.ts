import type { Batch } from '#server/sync/sync-store'
import { MemoryStore } from '#server/sync/testing/memory-store'
import type { MinutesUpdate } from '#shared/domain/minutes'
import type { Bug } from './bugs'

type Change = NonNullable<Batch['change']>

/** The store in memory, telling of each new revision, and broken in the one way that was asked for. */
export function buggyStore(bug: Bug, onChange: () => void): MemoryStore {
  const store = new MemoryStore()
  const write = store.write.bind(store)
  const spoil = spoiler(bug, store)

  store.write = (work) =>
    write((tx) =>
      work({
        ...tx,
        save: async (batch) => {
          await spoil(batch, tx.save)
          if (batch.change) onChange()
        },
      }),
    )
  return store
}

function spoiler(bug: Bug, store: MemoryStore) {
  let late: { batch: Batch; change: Change } | undefined
  let count = 0

  return async (batch: Batch, save: (batch: Batch) => Promise<void>): Promise<void> => {
    const { change } = batch
    const isFifth = change !== undefined && change.series.length > 0 && ++count % 5 === 0
    if (bug === 'receiptNotStored') return save({ ...batch, receipts: [], client: undefined })
    if (bug === 'maskForgotten' && change) return save({ ...batch, change: unmasked(change) })
    if (bug === 'numberNotSaved' && isFifth) return save({ ...batch, change: { ...change, series: [] } })
    // As from a bare sequence, which a rolled-back transaction has moved on.
    if (bug === 'numberBurnt' && isFifth) {
      const series = change.series.map(({ key, next }) => ({ key, next: next + 1 }))
      return save({ ...batch, change: { ...change, series } })
    }
    if (bug === 'voidNotRecorded' && change) return save({ ...batch, change: { ...change, voids: [] } })
    if (bug === 'mergeForgetsAnUpdate' && change) return save({ ...batch, change: forgetful(change) })
    if (bug === 'bareSequenceCursor' && change && !late && ++count % 7 === 0) {
      // A number from a sequence, whose transaction commits only after that of the next number.
      late = { batch, change }
      return save({ ...batch, change: { ...change, entities: [], scopes: [] } })
    }
    await save(batch)
    if (!late || !change) return
    const { v } = store
    const held = late
    late = undefined
    const rest = { grants: [], series: [], docNos: [], voids: [], facts: [], head: store.head }
    await save({ at: held.batch.at, receipts: [], quarantine: [], change: { ...held.change, ...rest } })
    store.v = v
  }
}

function unmasked(change: Change): Change {
  return { ...change, scopes: change.scopes.map((entry) => ({ ...entry, projection: 'full' })) }
}

/** Of several updates made one, only what the first of them held. */
function forgetful(change: Change): Change {
  const [first] = change.entities.flatMap(({ doc }) =>
    (doc as MinutesUpdate).mergedInto ? [doc as MinutesUpdate] : [],
  )
  const entities = change.entities.map((entity) =>
    first && entity.id === first.mergedInto ? { ...entity, doc: { ...entity.doc, update: first.update } } : entity,
  )
  return { ...change, entities }
}
