import type { Classification, ClassifyAsked } from '#shared/classify/classification'
import { type ClassifyWorld, classifyText } from '#shared/classify/classify-text'
import type { DispatchEntry } from '#shared/domain/dispatch-entry'
import { CategoriesInUse } from '../intake/categories-in-use'
import { intakeWorld } from '../intake/intake-world'
import { shippedLeadRules, shippedRouteRules } from '../intake/shipped-rules'
import { TrainedModels } from '../intake/trained-models'
import type { Db, Queryable } from '../storage/db'
import { type Reference, ReferenceCache } from '../sync/reference-cache'
import { sqlWriteTx } from '../sync/sql/sql-write-tx'

interface Ready {
  readonly rev: number
  readonly world: ClassifyWorld
}

/**
 * The recogniser over the city's own data. Organs, dictionaries, models, the dispatch catalogue and the taxonomy are all
 * reference data: one look at its revision tells whether what is unpacked here still holds.
 */
export class Classifier {
  readonly #reference = new ReferenceCache()
  readonly #models = new TrainedModels()
  readonly #categories = new CategoriesInUse()
  readonly #rules: Pick<ClassifyWorld, 'leadRules' | 'routeRules'>
  #ready: Ready | undefined

  constructor(
    private readonly db: Db,
    private readonly city: { readonly resourcesDir: string; readonly cityRegion: string },
  ) {
    this.#rules = {
      leadRules: shippedLeadRules(city.resourcesDir),
      routeRules: shippedRouteRules(city.resourcesDir),
    }
  }

  async classify(asked: ClassifyAsked): Promise<Classification> {
    return classifyText(asked, await this.#world())
  }

  #world(): Promise<ClassifyWorld> {
    return this.db.tx(
      async (q) => {
        const reference = await this.#reference.read(sqlWriteTx(q))
        if (this.#ready?.rev !== reference.rev)
          this.#ready = { rev: reference.rev, world: await this.#unpack(q, reference) }
        return this.#ready.world
      },
      { mode: 'snapshot' },
    )
  }

  async #unpack(q: Queryable, { data, world }: Reference): Promise<ClassifyWorld> {
    const { cityRegion } = this.city
    const names = intakeWorld(data, this.#rules.leadRules, cityRegion)
    const entries = await q.query<{ doc: DispatchEntry }>(
      `SELECT doc FROM entity WHERE type = 'dispatchEntry' AND NOT deleted AND doc ->> 'state' <> 'retired'`,
    )
    return {
      ...this.#rules,
      ref: data,
      organs: data.organs(),
      names: names.organs,
      entries: entries.map(({ doc }) => doc),
      rank: await this.#models.load(q),
      categoryOf: await this.#categories.load(q),
      regionsOf: ({ region, place, title, content }) => {
        const named = [region, place, `${title}\n${content}`].map((text) => text && names.regionIn(text))
        return [...new Set([...world.regionChain(named.find(Boolean) || cityRegion), cityRegion])]
      },
    }
  }
}
