import { type ReferenceData, referenceData } from '#shared/domain/reference-data'
import type { ScopeWorld } from '#shared/sync/scopes'
import { scopeWorld } from './scope-world'
import type { CommonTx } from './sync-store'

export interface Reference {
  readonly rev: number
  readonly data: ReferenceData
  readonly world: ScopeWorld
}

/** Reference data is read by every command and changes a few times a year: kept until its scope has a newer row. */
export class ReferenceCache {
  #cached: Reference | undefined

  async read(tx: CommonTx): Promise<Reference> {
    const rev = await tx.referenceRev()
    if (this.#cached?.rev === rev) return this.#cached
    const data = referenceData(await tx.referenceRows())
    const fresh = { rev, data, world: scopeWorld(data) }
    // A snapshot of an older moment may finish last.
    if (rev >= (this.#cached?.rev ?? -1)) this.#cached = fresh
    return fresh
  }
}
