import type { ReferenceData } from '../../domain/reference-data'
import type { CodeWords } from '../../domain/return-rows'

/** The dictionaries as the reader of returns asks for them. */
export function codeWords(ref: Pick<ReferenceData, 'has' | 'dictionary'>): CodeWords {
  return { has: (dictionary, code) => ref.has(dictionary, code), items: (id) => ref.dictionary(id)?.items ?? [] }
}
