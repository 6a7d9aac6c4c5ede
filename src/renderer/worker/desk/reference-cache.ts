import { type EntityType, type ReferenceType, referenceTypes } from '#shared/domain/entities'
import { type ReferenceData, type ReferenceRows, referenceData } from '#shared/domain/reference-data'
import type { LocalStore } from '../store/local-store'
import type { StoreChange } from '../sync/store-change'

/** Everything of scope `ref`, held open in memory: guards and lists look names and rules up all the time. */
export class ReferenceCache {
  private readonly docs = new Map<ReferenceType, Map<string, { readonly id: string }>>(
    referenceTypes.map((type) => [type, new Map()]),
  )
  private built: ReferenceData | undefined
  private readonly named = new Map<string, ReadonlySet<string>>()

  async load(store: LocalStore): Promise<void> {
    for (const type of referenceTypes) {
      const docs = await store.read((tx) => tx.allOf(type))
      this.docs.set(type, new Map(docs.map((doc) => [doc.id, doc])))
    }
    this.forget()
  }

  /** True where the change touched reference data. */
  take({ put, gone }: StoreChange): boolean {
    let touched = false
    for (const { type, id } of gone) if (isReference(type)) touched = this.docs.get(type)?.delete(id) || touched
    for (const { type, id, doc } of put) {
      if (!isReference(type)) continue
      this.docs.get(type)?.set(id, doc as { readonly id: string })
      touched = true
    }
    if (touched) this.forget()
    return touched
  }

  rows(): ReferenceRows {
    const rows = Object.fromEntries(referenceTypes.map((type) => [type, [...(this.docs.get(type)?.values() ?? [])]]))
    return rows as unknown as ReferenceRows
  }

  readonly data = (): ReferenceData => {
    this.built ??= referenceData(this.rows())
    return this.built
  }

  /** Ids of the organs in whose name a word of a search occurs. */
  readonly organsNamed = (word: string): ReadonlySet<string> => {
    const known = this.named.get(word)
    if (known) return known
    const organs = this.data().organs()
    const found = new Set(
      organs.filter(({ name, shortName }) => `${name} ${shortName}`.toLowerCase().includes(word)).map(({ id }) => id),
    )
    // Words come letter by letter while someone types; they are not kept for ever.
    if (this.named.size > 200) this.named.clear()
    this.named.set(word, found)
    return found
  }

  private forget(): void {
    this.built = undefined
    this.named.clear()
  }
}

function isReference(type: EntityType): type is ReferenceType {
  return (referenceTypes as readonly EntityType[]).includes(type)
}
