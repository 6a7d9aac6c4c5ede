import { z } from 'zod'

const text = z.coerce.string().max(64).optional().catch(undefined)

/** What the address of the register of documents may say; anything else is left out. */
export const documentSearch = z.object({
  /** A status, `waiting`, `awaitingReply`, or `all`. */
  view: text,
  kind: text,
  year: text,
  organ: text,
  q: text,
  sort: z
    .enum(['number', 'title', 'kind', 'status', 'issuedOn', 'replyDueAt', 'updatedAt'])
    .optional()
    .catch(undefined),
  up: z.boolean().optional().catch(undefined),
})
export type DocumentSearch = z.infer<typeof documentSearch>
