import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { entityId, shortText } from '../../domain/common'
import { type Consultation, isReused, type Resolution } from '../../domain/consultation'
import { type DispatchEntry, isProposalOf } from '../../domain/dispatch-entry'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, type ReadTx, refuse, type Tx } from '../engine/command'

export const entryRef = (id: string) => ({ type: 'dispatchEntry', id }) as const

export const proposedEntry = z.object({
  entryId: entityId,
  matter: shortText.meta({ title: '事项名称' }),
  words: z.array(z.string().trim().min(1).max(60)).min(1, '请填写识别词语').max(40).meta({ title: '识别词语' }),
})

interface Proposing extends Pick<Resolution, 'kind' | 'decidedBy'> {
  readonly resolutionId: string
  readonly entry?: z.infer<typeof proposedEntry> | undefined
}

/** What is agreed for one case only goes into no catalogue, and what the hotline has taken over is the hotline's. */
export function needProposable(i: Proposing, known: DispatchEntry | undefined): Refusal | undefined {
  if (!i.entry) return undefined
  if (!isReused(i)) return refuse('consultations.notReused')
  if (!known || isProposalOf(known, i.resolutionId)) return undefined
  return refuse('consultations.entryTaken', { matter: known.matter })
}

type Proposed = Pick<Resolution, 'id' | 'content' | 'organId' | 'state'> & z.infer<typeof proposedEntry>

/**
 * The resolution as the hotline’s catalogue would keep it; worded anew as long as the hotline has not decided. What is
 * given up waits, as it now reads, to come back with its resolution.
 */
export function proposeEntry(
  tx: Tx,
  { id: consultationId, topic, heldOn, region }: Consultation,
  { id: resolutionId, content: agreed, organId, state: resolved, entryId, matter, words }: Proposed,
  ctx: CommandContext,
): void {
  const basis = `“${topic}”会商议定`
  const known = tx.get('dispatchEntry', entryId)
  const droppedOn = resolved === 'dropped' ? (known?.consultation?.droppedOn ?? civilDateOf(ctx.now)) : undefined
  const consultation = {
    id: consultationId,
    resolutionId,
    topic,
    ...(heldOn && { heldOn }),
    agreed,
    ...(droppedOn && { droppedOn }),
  }
  const said = { matter, words, organId, basis, consultation, state: droppedOn ? 'retired' : 'proposed' } as const
  if (known) {
    for (const [path, to] of Object.entries(said)) tx.set(entryRef(entryId), path, to)
    return
  }
  const fresh = { region, coOrganIds: [], source: 'consultation', note: '', history: [] } as const
  tx.create('dispatchEntry', { id: entryId, ...said, ...fresh, coOrganIds: [], history: [] })
}

/** Names the entry that a resolution proposed: a command says beforehand what it changes. */
export function needEntryNamed(
  tx: ReadTx,
  resolutionId: string,
  entryId: string | undefined,
  proposed: string | undefined,
): Refusal | undefined {
  if (proposed !== undefined && proposed !== entryId) return refuse('consultations.entryUnnamed')
  if (entryId === undefined) return undefined
  const entry = tx.get('dispatchEntry', entryId)
  // What the hotline has put on another basis is no consultation's any more; who proposed it may still name it.
  const own = entry?.consultation ? entry.consultation.resolutionId === resolutionId : entry && entryId === proposed
  return own ? undefined : refuse('consultations.entryUnnamed')
}

/** A resolution that proposes its entry of before no longer says what becomes of that: none is left behind unseen. */
export function needFormerEntry(
  tx: ReadTx,
  i: Proposing & { readonly withdrawnEntryId?: string | undefined; readonly keptEntryId?: string | undefined },
  former: string | undefined,
): Refusal | undefined {
  const { resolutionId, withdrawnEntryId, keptEntryId } = i
  const left = i.entry?.entryId === former ? undefined : former
  const refusal = needEntryNamed(tx, resolutionId, withdrawnEntryId ?? keptEntryId, left)
  if (refusal || keptEntryId === undefined) return refusal
  const kept = tx.get('dispatchEntry', keptEntryId)
  const hotlines = kept !== undefined && !isProposalOf(kept, resolutionId)
  return hotlines && isReused(i) && !i.entry ? undefined : refuse('consultations.entryUnnamed')
}

/**
 * The resolution is given up: a proposal leaves the catalogue with it. What the hotline has taken over stays the
 * hotline's to retire, marked, and is shown to nobody as settled any more; what it has turned down stays turned down.
 * @returns whether it was there to be withdrawn
 */
export function withdrawEntry(tx: Tx, entryId: string, ctx: CommandContext): boolean {
  const entry = tx.get('dispatchEntry', entryId)
  if (!entry?.consultation || entry.consultation.droppedOn || entry.state === 'retired') return false
  tx.set(entryRef(entryId), 'consultation', { ...entry.consultation, droppedOn: civilDateOf(ctx.now) })
  if (entry.state === 'proposed') tx.set(entryRef(entryId), 'state', 'retired')
  return true
}

/** The resolution stands again: so does what it proposed; the hotline decides on it anew. */
export function restoreEntry(tx: Tx, entryId: string): void {
  const entry = tx.get('dispatchEntry', entryId)
  if (!entry?.consultation?.droppedOn) return
  const { droppedOn: _dropped, ...consultation } = entry.consultation
  tx.set(entryRef(entryId), 'consultation', consultation)
  if (entry.state === 'retired') tx.set(entryRef(entryId), 'state', 'proposed')
}
