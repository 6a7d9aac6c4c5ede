import { z } from 'zod'
import { code, instant } from './common'

/** What a model suggests; each target has a model of its own. */
export const triageTarget = z.enum(['field', 'enforcementType', 'issue', 'level'])
export type TriageTarget = z.infer<typeof triageTarget>

/**
 * A linear model anyone can read: for each label the weight of every run of characters. Trained on the server from the
 * orders that officers have judged and the start set; clients receive it like any other reference data.
 */
export const triageModel = z.object({
  id: triageTarget,
  trainedAt: instant,
  /** How many examples it was trained on, and how many of them were officers' judgements. */
  examples: z.number().int(),
  judged: z.number().int(),
  /** Runs of characters and how telling each is by being rare (inverse document frequency). */
  terms: z.array(z.string()),
  rarity: z.array(z.number()),
  labels: z.array(
    z.object({
      code,
      bias: z.number(),
      /** Index into `terms` and weight, alternating. */
      weights: z.array(z.number()),
    }),
  ),
})
export type TriageModel = z.infer<typeof triageModel>
