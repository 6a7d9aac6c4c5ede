import type { EntityOf, EntityRef, EntityType } from '../../domain/entities'
import { entityKey } from '../../domain/entities'
import type { FieldMarks } from './field-marks'

/** An entity as loaded for a command: its document, revision and field marks. */
export interface LoadedEntity {
  readonly type: EntityType
  readonly id: string
  readonly rev: number
  readonly doc: object
  readonly marks: FieldMarks
}

/** The entities a command names, read beforehand: a command itself never waits. */
export class WorkingSet {
  private readonly rows = new Map<string, LoadedEntity>()

  constructor(loaded: Iterable<LoadedEntity>) {
    for (const row of loaded) this.rows.set(entityKey(row), row)
  }

  row(ref: EntityRef): LoadedEntity | undefined {
    return this.rows.get(entityKey(ref))
  }

  get<T extends EntityType>(type: T, id: string): EntityOf<T> | undefined {
    // The store only ever holds documents that passed the schema of their type.
    return this.rows.get(entityKey({ type, id }))?.doc as EntityOf<T> | undefined
  }

  put(row: LoadedEntity): void {
    this.rows.set(entityKey(row), row)
  }
}
