import type { Conflict } from '../../domain/conflict'
import type { AnyCommand, CommandContext } from './command'
import type { CommandTx } from './command-tx'
import { conflictHome } from './conflict-home'
import type { SeenEntity } from './envelope'
import { markOf } from './field-marks'
import type { WorkingSet } from './working-set'

/**
 * Turns each disagreement of a command into a conflict record: of the case, where every officer of the case sees it and
 * its id on the case lets the guards of closing and issuing read one field; else of the record itself. None is left out.
 */
export function openConflicts(
  tx: CommandTx,
  command: AnyCommand,
  ctx: CommandContext,
  seen: readonly SeenEntity[],
  set: WorkingSet,
): void {
  for (const [index, { ref, path, theirs, mine }] of tx.effect().disagreements.entries()) {
    const home = conflictHome(set, ref, ctx)
    const mark = markOf(set.row(ref)?.marks ?? {}, path)
    const base = seen.find((entity) => entity.type === ref.type && entity.id === ref.id)?.fields[path]
    const id = conflictId(ctx.commandId, index)
    tx.create('conflict', {
      id,
      ...home,
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
    if (home.caseId) tx.add({ type: 'supervisionCase', id: home.caseId }, 'openConflictIds', [id])
  }
}

const conflictId = (commandId: string, index: number) => `${commandId}.${index}`

/** The id of the first, or only, conflict record of a command: a client knows by it whether the records have come. */
export const firstConflictId = (commandId: string) => conflictId(commandId, 0)
