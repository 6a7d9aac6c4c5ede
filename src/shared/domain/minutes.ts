import { z } from 'zod'
import { code, entityId, instant, sha256HexShape, shortText, stamps } from './common'

/** A pause in typing is long enough that an update is small; pasted text may be more. */
export const MAX_MINUTES_UPDATE_CHARS = 400_000
/** So many loose updates are read at most where minutes are signed or merged. */
export const MAX_LOOSE_UPDATES = 800

const home = {
  owner: z.object({ type: z.string().max(40), id: entityId }),
  caseId: entityId.optional(),
  region: code,
  confidential: z.boolean(),
}

/** Minutes that several write at once, offline too. Their text is what all updates together make of it. */
export const minutes = z.object({
  id: entityId,
  ...home,
  title: shortText.meta({ title: '标题' }),
  /** How many updates count, and a sum over their ids: whoever signs must have seen exactly these. */
  count: z.number().int().nonnegative(),
  digest: sha256HexShape,
  /** Set by the first signature: nothing is written any more. */
  frozen: z.object({ stateHash: sha256HexShape, text: z.string(), by: entityId, at: instant }).optional(),
  signatures: z.array(z.object({ by: entityId, at: instant, stateHash: sha256HexShape })).default([]),
  ...stamps,
})
export type Minutes = z.infer<typeof minutes>

/** What one person wrote between two pauses, as Yjs encodes it; never changed, only merged with others. */
export const minutesUpdate = z.object({
  id: entityId,
  ...home,
  minutesId: entityId,
  update: z.base64().max(MAX_MINUTES_UPDATE_CHARS),
  /** Its content lives on in this one; it leaves the clients and stays on the server. */
  mergedInto: entityId.optional(),
  ...stamps,
})
export type MinutesUpdate = z.infer<typeof minutesUpdate>
