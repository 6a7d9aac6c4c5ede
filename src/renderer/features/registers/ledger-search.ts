import { z } from 'zod'
import { registerNames } from '../../data/desk-worker-api-registers'

const text = z.coerce.string().max(64).optional().catch(undefined)

/** What the address of the registers may say; anything else is left out. */
export const ledgerSearch = z.object({
  register: z.enum(registerNames).optional().catch(undefined),
  year: text,
  kind: text,
  organ: text,
  q: text,
})
export type LedgerSearch = z.infer<typeof ledgerSearch>
