import { z } from 'zod'

/** Who has the same thing open: told while it lasts, kept nowhere. */
export const presencePath = '/sync/v1/presence'
/** Whoever has not said so again is gone. */
export const PRESENT_FOR_MS = 45_000
export const SAY_PRESENT_EVERY_MS = 15_000

export const presenceRequest = z.object({ type: z.string().max(40), id: z.string().max(64) })
export const presenceResponse = z.object({ others: z.array(z.string()) })
