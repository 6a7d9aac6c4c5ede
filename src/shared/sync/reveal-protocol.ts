import { z } from 'zod'

/** Gives one field of a reporter that clients do not hold, to whoever has put its uncovering on record before. */
export const revealPath = '/sync/v1/reveal'

export const revealRequest = z.object({ logId: z.string().max(96), unmaskId: z.string().max(64) })
export const revealResponse = z.object({ text: z.string() })
