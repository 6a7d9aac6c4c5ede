import { z } from 'zod'
import type { Consultation } from '#shared/domain/consultation'

const text = z.coerce.string().max(64).optional().catch(undefined)

/** What the address of the list of consultations may say; `case` opens the form for that case. */
export const consultationSearch = z.object({
  view: z.enum(['convened', 'held', 'ended', 'all']).optional().catch(undefined),
  q: text,
  case: text,
})
export type ConsultationSearch = z.infer<typeof consultationSearch>

export type ConsultationView = NonNullable<ConsultationSearch['view']>

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
  return !words || `${found.topic} ${found.place} ${found.result}`.includes(words.trim())
}
