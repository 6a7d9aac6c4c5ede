import type { TriageModel } from '#shared/domain/triage-model'
import { isSure, type Suggester, suggester } from '#shared/triage/suggest'
import type { TriageText } from '#shared/triage/terms'
import type { Queryable } from '../storage/db'

/** The field that the trained model reads from an order's words; the model is read again when it was trained anew. */
export class FieldByWords {
  #ready: { readonly trainedAt: string; readonly suggester: Suggester } | undefined

  async load(q: Queryable): Promise<(text: TriageText) => string | undefined> {
    const [head] = await q.query<{ trainedAt: string }>(
      `SELECT doc ->> 'trainedAt' AS "trainedAt" FROM entity WHERE type = 'triageModel' AND id = 'field'`,
    )
    if (!head) return () => undefined
    if (this.#ready?.trainedAt !== head.trainedAt) {
      const [row] = await q.query<{ doc: TriageModel }>(
        `SELECT doc FROM entity WHERE type = 'triageModel' AND id = 'field'`,
      )
      if (row) this.#ready = { trainedAt: row.doc.trainedAt, suggester: suggester(row.doc) }
    }
    const ready = this.#ready
    return (text) => {
      const [first, second] = ready?.suggester.rank(text) ?? []
      return first && isSure(first, second) ? first.code : undefined
    }
  }
}
