import { z } from 'zod'
import { gradeYears } from '#shared/domain/organ-grade'

export const gradeViews = ['all', 'A', 'B', 'C', 'D', 'none'] as const
export type GradeView = (typeof gradeViews)[number]

export const evaluationSearch = z.object({
  view: z.enum(gradeViews).optional().catch(undefined),
  year: z.coerce.number().int().min(gradeYears.first).max(gradeYears.last).optional().catch(undefined),
  organ: z.coerce.string().max(64).optional().catch(undefined),
  q: z.coerce.string().max(64).optional().catch(undefined),
})
export type EvaluationSearch = z.infer<typeof evaluationSearch>
