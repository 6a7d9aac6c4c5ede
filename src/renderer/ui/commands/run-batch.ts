import type { Refusal } from '#shared/messages/catalogue'
import type { RunAnswer } from '../../data/desk-worker-api'

export interface BatchProgress {
  readonly done: number
  readonly total: number
}

export interface BatchResult<T> {
  readonly applied: readonly T[]
  readonly refused: readonly { readonly item: T; readonly refusal: Refusal }[]
  /** Not tried, because it was stopped. */
  readonly left: readonly T[]
}

/** Carries out one command for each item, in order; a refusal does not hold up the others, and it can be stopped. */
export async function runBatch<T>(
  items: readonly T[],
  run: (item: T) => Promise<RunAnswer>,
  onProgress: (progress: BatchProgress) => void,
  stopped: () => boolean,
): Promise<BatchResult<T>> {
  const applied: T[] = []
  const refused: { item: T; refusal: Refusal }[] = []
  for (const [index, item] of items.entries()) {
    if (stopped()) return { applied, refused, left: items.slice(index) }
    const answer = await run(item)
    if (answer.ok) applied.push(item)
    else refused.push({ item, refusal: answer.refusal })
    onProgress({ done: index + 1, total: items.length })
  }
  return { applied, refused, left: [] }
}
