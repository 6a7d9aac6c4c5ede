import { type TriageModel, type TriageTarget, triageTarget } from '#shared/domain/triage-model'
import { type Suggester, type Suggestion, suggester } from '#shared/triage/suggest'
import type { TriageText } from '#shared/triage/terms'
import type { Queryable } from '../storage/db'

export type Rank = (target: TriageTarget, text: TriageText) => readonly Suggestion[]

/** The trained models, unpacked once; each is read again when it was trained anew. */
export class TrainedModels {
  readonly #ready = new Map<TriageTarget, { readonly trainedAt: string; readonly suggester: Suggester }>()

  constructor(private readonly targets: readonly TriageTarget[] = triageTarget.options) {}

  /** A target that no model was trained for ranks nothing. */
  async load(q: Queryable): Promise<Rank> {
    const heads = await q.query<{ id: TriageTarget; trainedAt: string }>(
      `SELECT id, doc ->> 'trainedAt' AS "trainedAt" FROM entity WHERE type = 'triageModel' AND id = ANY($1::text[])`,
      [[...this.targets]],
    )
    const stale = heads.filter(({ id, trainedAt }) => this.#ready.get(id)?.trainedAt !== trainedAt)
    const rows = stale.length === 0 ? [] : await readModels(q, stale)
    for (const { doc } of rows) this.#ready.set(doc.id, { trainedAt: doc.trainedAt, suggester: suggester(doc) })
    const ready = new Map(this.#ready)
    return (target, text) => ready.get(target)?.suggester.rank(text) ?? []
  }
}

function readModels(q: Queryable, heads: readonly { readonly id: string }[]): Promise<{ doc: TriageModel }[]> {
  return q.query(`SELECT doc FROM entity WHERE type = 'triageModel' AND id = ANY($1::text[])`, [
    heads.map(({ id }) => id),
  ])
}
