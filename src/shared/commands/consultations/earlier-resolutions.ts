import { z } from 'zod'
import { entityId } from '../../domain/common'
import { isReused, resolutionAuthority, resolutionKind } from '../../domain/consultation'
import { isProposalOf } from '../../domain/dispatch-entry'
import type { EntityRef } from '../../domain/entities'
import type { ReadTx } from '../engine/command'
import { entryRef } from './proposed-entry'

/*
 * Version 1 of the commands on a resolution did not say what becomes of the entry that it had proposed for the dispatch
 * catalogue. What the officer had wanted is completed as the form of today would have it.
 */

const earlier = z.looseObject({
  consultationId: entityId,
  resolutionId: entityId,
  kind: resolutionKind.optional().catch(undefined),
  decidedBy: resolutionAuthority.optional().catch(undefined),
  entry: z.looseObject({ entryId: entityId }).optional().catch(undefined),
})

type Earlier = z.infer<typeof earlier>

/** The consultation, and by what it says the entry of the catalogue that the resolution had proposed. */
export function readsOfEarlier(input: unknown, rows: ReadTx): EntityRef[] {
  const given = earlier.safeParse(input).data
  if (!given) return []
  const former = formerEntryId(given, rows)
  return [{ type: 'consultation', id: given.consultationId }, ...(former ? [entryRef(former)] : [])]
}

export function recordOfEarlier(input: unknown, rows: ReadTx): unknown {
  const given = earlier.safeParse(input).data
  const former = given && formerEntryId(given, rows)
  if (!former || 'withdrawnEntryId' in given || 'keptEntryId' in given || given.entry?.entryId === former) return input
  return { ...given, [becomesOf(given, former, rows)]: former }
}

export function settleOfEarlier(input: unknown, rows: ReadTx): unknown {
  const given = earlier.safeParse(input).data
  const former = given && formerEntryId(given, rows)
  return former ? { entryId: former, ...given } : input
}

function formerEntryId({ consultationId, resolutionId }: Earlier, rows: ReadTx): string | undefined {
  return rows.get('consultation', consultationId)?.resolutions[resolutionId]?.entryId
}

/** What is proposed no longer, the hotline is not to keep; what it has taken over stays while it is agreed. */
function becomesOf({ kind, decidedBy, entry, resolutionId }: Earlier, former: string, rows: ReadTx) {
  const known = rows.get('dispatchEntry', former)
  const agreed = kind !== undefined && decidedBy !== undefined && isReused({ kind, decidedBy })
  const hotlines = known !== undefined && !isProposalOf(known, resolutionId)
  return agreed && hotlines && !entry ? 'keptEntryId' : 'withdrawnEntryId'
}
