import { z } from 'zod'
import type { Inspection } from '#shared/domain/inspection'

const text = z.coerce.string().max(64).optional().catch(undefined)

export const inspectionViews = ['planned', 'running', 'finished', 'all'] as const
export const inspectionParts = ['prepare', 'site', 'record'] as const
export type InspectionPart = (typeof inspectionParts)[number]

/** What the address of the list may say; `case` opens the form for that case. */
export const inspectionSearch = z.object({
  view: z.enum(inspectionViews).optional().catch(undefined),
  q: text,
  case: text,
})
export type InspectionSearch = z.infer<typeof inspectionSearch>

export const inspectionPageSearch = z.object({ part: z.enum(inspectionParts).optional().catch(undefined) })

export function isInView(found: Inspection, view: NonNullable<InspectionSearch['view']>): boolean {
  if (view === 'all') return true
  return view === 'finished' ? found.status === 'finished' || found.status === 'cancelled' : found.status === view
}

/** `names` are what the ids of the row stand for. */
export function matches(found: Inspection, words: string | undefined, names: string): boolean {
  const people = found.inspectors.map(({ name }) => name).join(' ')
  return !words || `${found.place} ${found.purpose} ${people} ${names}`.includes(words.trim())
}
