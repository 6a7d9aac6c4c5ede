import { leafFinder, type TaxonomyLeaf, type TaxonomyMap } from '#shared/domain/taxonomy-map'
import type { Queryable } from '../storage/db'

type CategoryOf = (category: string) => TaxonomyLeaf | undefined

/** The taxonomy maps in use, unpacked once and again when one of them has changed; the one saved last goes first. */
export class CategoriesInUse {
  #ready: { readonly rev: number; readonly categoryOf: CategoryOf } | undefined

  async load(q: Queryable): Promise<CategoryOf> {
    const [head] = await q.query<{ rev: number }>(
      `SELECT coalesce(max(rev), 0) AS rev FROM entity WHERE type = 'taxonomyMap'`,
    )
    const rev = head?.rev ?? 0
    if (this.#ready?.rev !== rev) this.#ready = { rev, categoryOf: leafFinder(rev === 0 ? [] : await mapsInUse(q)) }
    return this.#ready.categoryOf
  }
}

async function mapsInUse(q: Queryable): Promise<TaxonomyMap[]> {
  const rows = await q.query<{ doc: TaxonomyMap }>(
    `SELECT doc FROM entity WHERE type = 'taxonomyMap' AND NOT deleted AND doc ->> 'state' = 'inUse' ORDER BY rev`,
  )
  return rows.map(({ doc }) => doc)
}
