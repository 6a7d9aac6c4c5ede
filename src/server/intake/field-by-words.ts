import { isSure } from '#shared/triage/suggest'
import type { TriageText } from '#shared/triage/terms'
import type { Queryable } from '../storage/db'
import { TrainedModels } from './trained-models'

/** The field that the trained model reads from an order's words, where that is sure. */
export class FieldByWords {
  readonly #models = new TrainedModels(['field'])

  async load(q: Queryable): Promise<(text: TriageText) => string | undefined> {
    const rank = await this.#models.load(q)
    return (text) => {
      const [first, second] = rank('field', text)
      return first && isSure(first, second) ? first.code : undefined
    }
  }
}
