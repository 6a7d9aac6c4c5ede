import type { TriageModel } from '../domain/triage-model'
import { impersonal, type TriageText, termsOf } from './terms'
import { type TermVector, weighed } from './vector'

/** A label with how far it lies on its side of the line (1 is sure), and the words that led there. */
export interface Suggestion {
  readonly code: string
  readonly score: number
  readonly words: readonly string[]
}

/** A model unpacked for asking many times. */
export interface Suggester {
  /** All labels, best first. */
  rank(text: TriageText): readonly Suggestion[]
}

/** On its side of the line, and so far before the second. */
const SURE = 0
const CLEAR_LEAD = 0.25

/** Whether the first of a ranking can be told without a doubt. */
export function isSure(first: Suggestion, second: Suggestion | undefined): boolean {
  return first.score > SURE && first.score - (second?.score ?? -1) >= CLEAR_LEAD
}

const SHOWN_WORDS = 4
/** Terms looked at for words: the strongest of a text, far more than are shown. */
const LOOKED_AT = 24

export function suggester(model: TriageModel): Suggester {
  const indexOf = new Map(model.terms.map((term, index) => [term, index]))
  const labels = model.labels.map((label) => {
    const weights = new Map<number, number>()
    for (let at = 0; at < label.weights.length; at += 2) weights.set(label.weights[at] ?? 0, label.weights[at + 1] ?? 0)
    return { ...label, weights }
  })
  return {
    rank(text) {
      const vector = weighed(termsOf(text), indexOf, model.rarity)
      return labels
        .map(({ code, bias, weights }) => {
          const parts = contributions(vector, weights)
          const score = parts.reduce((sum, part) => sum + part.value, bias)
          const strong = parts.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value)
          const terms = strong.slice(0, LOOKED_AT).map(({ index }) => model.terms[index] ?? '')
          return { code, score, words: wordsOf(terms, text) }
        })
        .sort((a, b) => b.score - a.score)
    },
  }
}

function contributions({ indexes, values }: TermVector, weights: ReadonlyMap<number, number>) {
  return indexes.flatMap((index, at) => {
    const weight = weights.get(index)
    return weight === undefined ? [] : [{ index, value: weight * (values[at] ?? 0) }]
  })
}

/**
 * Runs of characters as words: terms that overlap in the text are one stretch of it (停车, 车费 → 停车费), a single
 * character is shown only inside a longer stretch.
 */
function wordsOf(terms: readonly string[], { title, content }: TriageText): string[] {
  const words: string[] = []
  const text = `${impersonal(title)} ${impersonal(content)}`
  for (const term of terms) {
    if (term.length < 2 || words.some((word) => word.includes(term))) continue
    const longer = terms
      .filter((other) => other.length > 1)
      .map((other) => joined(term, other))
      .find((stretch) => stretch !== undefined && text.includes(stretch))
    const word = longer ?? term
    const covered = words.findIndex((known) => word.includes(known))
    if (covered >= 0) words[covered] = word
    else words.push(word)
    if (words.length === SHOWN_WORDS) break
  }
  return [...new Set(words)]
}

/** 停车 and 车费 share a character at the seam: 停车费. */
function joined(a: string, b: string): string | undefined {
  if (a === b || a.includes(b)) return undefined
  if (b.includes(a)) return b
  for (let shared = Math.min(a.length, b.length) - 1; shared > 0; shared -= 1) {
    if (a.endsWith(b.slice(0, shared))) return a + b.slice(shared)
    if (b.endsWith(a.slice(0, shared))) return b + a.slice(shared)
  }
  return undefined
}
