import { v7 as uuidv7 } from 'uuid'
import type { EntityRef, EntityType } from '#shared/domain/entities'
import { entityKey } from '#shared/domain/entities'
import type { StoreTx } from '../store/store-tx'
import type { OutboxEntry } from '../store/store-types'

export interface ShownRow extends EntityRef {
  readonly doc: object
}

/** What one transaction did to what the officer sees; told to lists, caches and screens once it is durable. */
export interface StoreChange {
  readonly put: readonly ShownRow[]
  readonly gone: readonly EntityRef[]
  /** The outbox afterwards, where it is another. */
  readonly outbox?: readonly OutboxEntry[]
  readonly attention?: boolean
  /** The note in the store that these rows are newer than their saved columns. */
  readonly noteId?: string
}

export const noChange: StoreChange = { put: [], gone: [] }

/** Types whose lists are kept as columns in memory and in blocks. */
export const columnTypes = ['workOrder', 'supervisionCase', 'officialDocument', 'enforcementRecord'] as const
export type ColumnType = (typeof columnTypes)[number]

export function isColumnType(type: EntityType): type is ColumnType {
  return (columnTypes as readonly EntityType[]).includes(type)
}

/** Notes which rows are newer than their saved columns, so that a start after a crash reads just these. */
export async function withColumnNote(tx: StoreTx, change: StoreChange): Promise<StoreChange> {
  const keys = [...change.put, ...change.gone].filter(({ type }) => isColumnType(type)).map(entityKey)
  if (keys.length === 0) return change
  const noteId = uuidv7()
  await tx.noteChange({ id: noteId, keys })
  return { ...change, noteId }
}

export function refOfKey(key: string): EntityRef {
  const slash = key.indexOf('/')
  return { type: key.slice(0, slash) as EntityType, id: key.slice(slash + 1) }
}
