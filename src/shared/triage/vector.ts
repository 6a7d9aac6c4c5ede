/** A text as a point: indexes of its terms, and how much each counts; of length one. */
export interface TermVector {
  readonly indexes: readonly number[]
  readonly values: readonly number[]
}

/** Frequency times rarity of the terms that a model knows, brought to length one so that long texts weigh no more. */
export function weighed(
  counts: ReadonlyMap<string, number>,
  indexOf: ReadonlyMap<string, number>,
  rarity: readonly number[],
): TermVector {
  const indexes: number[] = []
  const values: number[] = []
  let squares = 0
  for (const [term, n] of counts) {
    const index = indexOf.get(term)
    if (index === undefined) continue
    const value = n * (rarity[index] ?? 0)
    indexes.push(index)
    values.push(value)
    squares += value * value
  }
  const length = Math.sqrt(squares) || 1
  return { indexes, values: values.map((value) => value / length) }
}
