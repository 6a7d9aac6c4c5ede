import { z } from 'zod'
import { type Consultation, orderedResolutions, resolutionKind, resolutionState } from '#shared/domain/consultation'
import { searchable, wordsOf } from '#shared/domain/search-text'

const text = z.coerce.string().max(64).optional().catch(undefined)

/** What the address of the list of consultations may say; `case` opens the form for that case. */
export const consultationSearch = z.object({
  view: z.enum(['convened', 'held', 'ended', 'all', 'resolutions']).optional().catch(undefined),
  q: text,
  /** Of the list of resolutions. */
  kind: resolutionKind.optional().catch(undefined),
  state: resolutionState.optional().catch(undefined),
  case: text,
})
export type ConsultationSearch = z.infer<typeof consultationSearch>

/** The lists of meetings; that of the resolutions is one of its own. */
export type ConsultationView = Exclude<NonNullable<ConsultationSearch['view']>, 'resolutions'>

export function isInView(found: Consultation, view: ConsultationView): boolean {
  switch (view) {
    case 'convened':
    case 'held':
      return found.status === view
    case 'ended':
      return found.status === 'closed' || found.status === 'cancelled'
    case 'all':
      return true
  }
}

export function matches(found: Consultation, words: string | undefined): boolean {
  const resolved = orderedResolutions(found).flatMap(({ title, content }) => [title, content])
  return hasWords(words, found.topic, found.place, found.result, ...resolved)
}

/** Every word that is looked for stands in one of the texts. */
export function hasWords(words: string | undefined, ...texts: readonly (string | undefined)[]): boolean {
  const text = searchable(...texts)
  return wordsOf(words).every((word) => text.includes(word))
}
