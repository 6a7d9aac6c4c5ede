import type { Conflict } from '../../domain/conflict'
import type { AnyCommand, CommandContext } from './command'
import type { CommandTx } from './command-tx'
import type { SeenEntity } from './envelope'
import { markOf } from './field-marks'
import type { Disagreement } from './merge-field'
import type { WorkingSet } from './working-set'

/**
 * Turns each disagreement of a command into a conflict record of the case, where every officer of the case sees it,
 * and puts its id on the case, so that the guards of closing and issuing read one field.
 */
export function openConflicts(
  tx: CommandTx,
  command: AnyCommand,
  ctx: CommandContext,
  seen: readonly SeenEntity[],
  set: WorkingSet,
): void {
  for (const [index, { ref, path, theirs, mine }] of tx.effect().disagreements.entries()) {
    const home = caseOf(set, ref)
    if (!home) continue
    const mark = markOf(set.row(ref)?.marks ?? {}, path)
    const base = seen.find((entity) => entity.type === ref.type && entity.id === ref.id)?.fields[path]
    const id = `${ctx.commandId}.${index}`
    tx.create('conflict', {
      id,
      caseId: home.id,
      region: home.region,
      entityType: ref.type as Conflict['entityType'],
      entityId: ref.id,
      path,
      base: base ?? null,
      theirs: theirs ?? null,
      theirsBy: mark?.by,
      theirsAt: mark?.at,
      mine: mine ?? null,
      mineBy: ctx.actor.userId,
      mineAt: ctx.now.toISOString(),
      commandId: ctx.commandId,
      commandType: command.type,
      state: 'open',
    })
    tx.add({ type: 'supervisionCase', id: home.id }, 'openConflictIds', [id])
  }
}

/** What cannot become a conflict, for it belongs to no case or its conflict would tell others: its command goes aside. */
export function withoutConflict(tx: CommandTx, set: WorkingSet): Disagreement | undefined {
  return tx.effect().disagreements.find(({ ref, aside }) => aside || !caseOf(set, ref))
}

function caseOf(set: WorkingSet, ref: { type: string; id: string }) {
  if (ref.type === 'supervisionCase') return set.get('supervisionCase', ref.id)
  if (ref.type === 'officialDocument') {
    const document = set.get('officialDocument', ref.id)
    return document && set.get('supervisionCase', document.caseId)
  }
  if (ref.type === 'consultation') return set.get('supervisionCase', set.get('consultation', ref.id)?.caseId ?? '')
  if (ref.type === 'supervisionOrder')
    return set.get('supervisionCase', set.get('supervisionOrder', ref.id)?.caseId ?? '')
  if (ref.type === 'inspection') return set.get('supervisionCase', set.get('inspection', ref.id)?.caseId ?? '')
  if (ref.type === 'attachment') return set.get('supervisionCase', set.get('attachment', ref.id)?.caseId ?? '')
  return undefined
}
