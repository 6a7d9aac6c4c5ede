import { z } from 'zod'

const text = z.coerce.string().max(64).optional().catch(undefined)

export const classifySearch = z.object({
  /** The order whose text is shown; without it a text is pasted. */
  order: text,
})
