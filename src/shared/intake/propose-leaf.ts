import { z } from 'zod'
import type { TaxonomyLeaf } from '../domain/taxonomy-map'

const wordLists = z.record(z.string(), z.array(z.string().min(1)))

/** By which words a category is guessed (`resources/taxonomy-words.json`): data, so that a city may write its own. */
export const taxonomyWords = z.strictObject({
  field: wordLists,
  enforcementType: wordLists,
  /** Categories that are about enforcement by their very name. */
  enforcement: z.array(z.string().min(1)),
  /** Categories that never are. */
  ordinary: z.array(z.string().min(1)),
})
export type TaxonomyWords = z.infer<typeof taxonomyWords>

/**
 * A first guess at what a category means, for a person to look at. The lowest level says most: it is asked first, and the
 * levels above it only where it is silent.
 */
export function proposeLeaf(path: readonly string[], words: TaxonomyWords): TaxonomyLeaf {
  const fromBelow = [...path].reverse()
  const field = firstFound(fromBelow, words.field)
  const enforcementType = firstFound(fromBelow.slice(0, 2), words.enforcementType)
  const whole = path.join('／')
  const ordinary = words.ordinary.some((word) => whole.includes(word))
  const enforcement = words.enforcement.some((word) => whole.includes(word))
  return {
    path: [...path],
    isEnforcement: enforcement ? 'yes' : field && !ordinary ? 'byText' : 'no',
    ...(field && { field }),
    ...(field && enforcementType && { enforcementType }),
    confirmed: false,
  }
}

function firstFound(levels: readonly string[], lists: Readonly<Record<string, readonly string[]>>): string | undefined {
  for (const level of levels) {
    // 违章建筑 before 建筑: the longest word is the one that is meant.
    const found = Object.entries(lists).flatMap(([code, all]) => {
      const word = all.filter((each) => level.includes(each)).sort((a, b) => b.length - a.length)[0]
      return word ? [{ code, length: word.length }] : []
    })
    const best = found.sort((a, b) => b.length - a.length)[0]
    if (best) return best.code
  }
  return undefined
}
