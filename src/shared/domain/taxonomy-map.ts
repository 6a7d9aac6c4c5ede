import { z } from 'zod'
import { code, entityId, instant, stamps } from './common'

/** What a category of the hotline's own taxonomy says about an order; `byText`: the words of the order decide. */
export const categoryEnforcement = z.enum(['yes', 'byText', 'no'])
export type CategoryEnforcement = z.infer<typeof categoryEnforcement>

/** A leaf of the taxonomy, and what it means to the supervisors. */
export const taxonomyLeaf = z.object({
  /** One to three levels, from the top. */
  path: z.array(z.string().min(1).max(100)).min(1).max(3),
  isEnforcement: categoryEnforcement,
  field: code.optional(),
  enforcementType: code.optional(),
  /** Proposed by words until a person has looked at it. */
  confirmed: z.boolean(),
})
export type TaxonomyLeaf = z.infer<typeof taxonomyLeaf>

/** 分类对照表: one hotline taxonomy, mapped. The latest that is in use serves intake and the recogniser. */
export const taxonomyMap = z.object({
  id: entityId,
  region: code,
  title: z.string(),
  version: z.number().int().positive(),
  state: z.enum(['inUse', 'retired']),
  /** By a key that stays with the leaf when another version of the sheet is read. */
  leaves: z.record(z.string(), taxonomyLeaf),
  history: z.array(
    z.object({ version: z.number().int(), at: instant, by: entityId, note: z.string(), leaves: z.number().int() }),
  ),
  ...stamps,
})
export type TaxonomyMap = z.infer<typeof taxonomyMap>
