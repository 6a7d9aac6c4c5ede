import type { Random } from '../intake/made/random'
import type { TermVector } from './vector'

const ROUNDS = 30
/** Above so many examples fewer rounds settle the weights as well. */
const MANY = 2000

/**
 * Dual coordinate descent for the squared hinge loss (Hsieh et al., ICML 2008), with a bias as a constant feature. Both
 * sides count alike however few examples a label has.
 */
export function trainLabel(
  vectors: readonly TermVector[],
  positive: readonly boolean[],
  terms: number,
  chance: Random,
): { weights: Float64Array; bias: number } {
  const n = vectors.length
  const positives = positive.filter(Boolean).length
  const slackOf = (isPositive: boolean) => (2 * (isPositive ? positives : n - positives)) / n
  const weights = new Float64Array(terms)
  const duals = new Float64Array(n)
  let bias = 0
  const rounds = n > MANY ? 8 : ROUNDS
  for (let step = 0; step < rounds * n; step += 1) {
    const i = chance.between(0, n - 1)
    const vector = vectors[i]
    if (!vector) continue
    const isPositive = positive[i] ?? false
    const sign = isPositive ? 1 : -1
    const slack = slackOf(isPositive) / 2
    const dual = duals[i] ?? 0
    // Vectors have length one, the bias adds one more.
    const next = Math.max(0, dual - (sign * score(weights, bias, vector) - 1 + slack * dual) / (2 + slack))
    const change = (next - dual) * sign
    if (change === 0) continue
    duals[i] = next
    bias += change
    vector.indexes.forEach((index, at) => {
      weights[index] = (weights[index] ?? 0) + change * (vector.values[at] ?? 0)
    })
  }
  return { weights, bias }
}

function score(weights: Float64Array, bias: number, { indexes, values }: TermVector): number {
  let sum = bias
  for (let at = 0; at < indexes.length; at += 1) sum += (weights[indexes[at] ?? 0] ?? 0) * (values[at] ?? 0)
  return sum
}
