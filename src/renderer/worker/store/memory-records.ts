import type { RecordKey, RecordStore, RecordTx, StoredRecord, TableName } from './records'

type Table = Map<RecordKey, StoredRecord>

/** A store that keeps nothing on the machine: for those who work online only, and for tests. */
export function memoryRecords(): RecordStore {
  const tables = new Map<TableName, Table>()
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  function tableOf(name: TableName): Table {
    const known = tables.get(name) ?? new Map<RecordKey, StoredRecord>()
    tables.set(name, known)
    return known
  }
  /** One after another, whatever the one before came to. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(() => {
      if (closed) throw new Error('the store is closed')
      return work()
    })
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    read: (work) => inTurn(() => work(memoryTx(tableOf, []))),
    write: (work) =>
      inTurn(async () => {
        const undo: (() => void)[] = []
        try {
          return await work(memoryTx(tableOf, undo))
        } catch (error) {
          for (const step of undo.reverse()) step()
          throw error
        }
      }),
    close() {
      closed = true
      tables.clear()
    },
  }
}

function memoryTx(tableOf: (name: TableName) => Table, undo: (() => void)[]): RecordTx {
  function change(table: Table, id: RecordKey, record: StoredRecord | undefined): void {
    const before = table.get(id)
    undo.push(() => (before ? table.set(id, before) : table.delete(id)))
    if (record) table.set(id, record)
    else table.delete(id)
  }
  return {
    getMany: async (name, ids) => ids.map((id) => tableOf(name).get(id)),
    all: async (name) => inOrder(tableOf(name)),
    keys: async (name) => inOrder(tableOf(name)).map(({ id }) => id),
    where: async (name, column, value) => inOrder(tableOf(name)).filter((record) => record[column] === value),
    page: async (name, after, limit) =>
      inOrder(tableOf(name))
        .filter(({ id }) => after === undefined || id > after)
        .slice(0, limit),
    count: async (name) => tableOf(name).size,
    putMany: async (name, records) => {
      for (const record of records) change(tableOf(name), record.id, record)
    },
    deleteMany: async (name, ids) => {
      for (const id of ids) change(tableOf(name), id, undefined)
    },
  }
}

/** By id as IndexedDB orders them. */
function inOrder(table: Table): StoredRecord[] {
  return [...table.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
