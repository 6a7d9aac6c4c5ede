import type { TriageModel, TriageTarget } from '../domain/triage-model'
import { random } from '../intake/made/random'
import { type TriageText, termsOf } from './terms'
import { trainLabel } from './train-label'
import { type TermVector, weighed } from './vector'

export interface TriageExample extends TriageText {
  /** Codes the text stands for; several where the target allows it. */
  readonly labels: readonly string[]
}

export interface TrainingNote {
  readonly trainedAt: string
  readonly judged: number
}

/** A term must be met in as many texts, or it says more of one text than of a label. */
const LEAST_TEXTS = 2
/** Terms kept for each label: what weighs less decides nothing, and the model travels to every desk. */
const TERMS_OF_LABEL = 300
/** The same examples give the same model on every machine. */
const SEED = 7

/**
 * One-against-the-rest linear support vector machines over runs of one to three characters, weighed by frequency and
 * rarity (`desk bench triage` holds it against complement naive Bayes: 0.75). A label with one example is left out.
 * Long work: `pause` is awaited between labels, so that a server goes on answering.
 */
export async function trainModel(
  target: TriageTarget,
  examples: readonly TriageExample[],
  note: TrainingNote,
  pause: () => Promise<void> = async () => {},
): Promise<TriageModel> {
  const counted = examples.map((example) => termsOf(example))
  const { terms, rarity, indexOf } = vocabulary(counted)
  const vectors = counted.map((counts) => weighed(counts, indexOf, rarity))
  const labels: TriageModel['labels'] = []
  for (const code of labelsOf(examples)) {
    const positive = examples.map((example) => example.labels.includes(code))
    const { bias, weights } = trainLabel(vectors, positive, terms.length, random(SEED))
    labels.push({ code, bias: rounded(bias), weights: strongest(weights) })
    await pause()
  }
  return compact({ id: target, ...note, examples: examples.length, terms, rarity: rarity.map(rounded), labels })
}

function labelsOf(examples: readonly TriageExample[]): string[] {
  const counts = new Map<string, number>()
  for (const { labels } of examples) for (const code of labels) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts]
    .filter(([, n]) => n > 1)
    .map(([code]) => code)
    .sort()
}

function vocabulary(counted: readonly ReadonlyMap<string, number>[]) {
  const texts = new Map<string, number>()
  for (const counts of counted) for (const term of counts.keys()) texts.set(term, (texts.get(term) ?? 0) + 1)
  const terms = [...texts].filter(([, n]) => n >= LEAST_TEXTS).map(([term]) => term)
  const rarity = terms.map((term) => Math.log((1 + counted.length) / (1 + (texts.get(term) ?? 0))) + 1)
  return { terms, rarity, indexOf: new Map(terms.map((term, index) => [term, index])) }
}

function strongest(weights: Float64Array): number[] {
  return [...weights.keys()]
    .filter((index) => weights[index] !== 0)
    .sort((a, b) => Math.abs(weights[b] ?? 0) - Math.abs(weights[a] ?? 0))
    .slice(0, TERMS_OF_LABEL)
    .sort((a, b) => a - b)
    .flatMap((index) => [index, rounded(weights[index] ?? 0)])
}

/** Terms that no label kept go, and the others move together. */
function compact(model: TriageModel): TriageModel {
  const used = new Set(model.labels.flatMap(({ weights }) => weights.filter((_, at) => at % 2 === 0)))
  const kept = model.terms.map((_, index) => index).filter((index) => used.has(index))
  const moved = new Map(kept.map((index, at) => [index, at]))
  return {
    ...model,
    terms: kept.map((index) => model.terms[index] ?? ''),
    rarity: kept.map((index) => model.rarity[index] ?? 0),
    labels: model.labels.map((label) => ({
      ...label,
      weights: label.weights.map((value, at) => (at % 2 === 0 ? (moved.get(value) ?? 0) : value)),
    })),
  }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000

export type { TermVector }
