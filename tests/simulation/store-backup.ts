import type { MemoryStore } from '#server/sync/testing/memory-store'

/** All that a backup of the server holds. */
export interface StoreBackup {
  readonly v: number
  readonly head: MemoryStore['head']
  readonly maps: readonly ReadonlyMap<unknown, unknown>[]
  readonly lists: readonly (readonly unknown[])[]
}

const mapsOf = (store: MemoryStore) =>
  [store.entities, store.scopes, store.grants, store.clients, store.series] as Map<unknown, unknown>[]
const listsOf = (store: MemoryStore) => [store.receipts, store.quarantine, store.docNos, store.audit] as unknown[][]

const copy = (map: ReadonlyMap<unknown, unknown>) =>
  new Map([...map].map(([key, value]) => [key, value instanceof Map ? new Map(value) : value]))

export function storeBackup(store: MemoryStore): StoreBackup {
  const { v, head } = store
  return { v, head, maps: mapsOf(store).map(copy), lists: listsOf(store).map((list) => [...list]) }
}

export function restoreStore(store: MemoryStore, { v, head, maps, lists }: StoreBackup): void {
  store.v = v
  store.head = head
  for (const [index, map] of mapsOf(store).entries()) {
    map.clear()
    for (const [key, value] of copy(maps[index] ?? new Map())) map.set(key, value)
  }
  for (const [index, list] of listsOf(store).entries()) list.splice(0, list.length, ...(lists[index] ?? []))
}
