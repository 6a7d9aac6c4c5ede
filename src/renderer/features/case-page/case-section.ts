import { z } from 'zod'

export const caseSections = [
  'overview',
  'orders',
  'classification',
  'investigation',
  'findings',
  'evidence',
  'hearing',
  'consultation',
  'documents',
  'aftermath',
  'closing',
  'dossier',
] as const
export type CaseSection = (typeof caseSections)[number]

/** The part of a case's address that says which section is open; an unknown one opens the overview. */
export const casePageSearch = z.object({ section: z.enum(caseSections).optional().catch(undefined) })
