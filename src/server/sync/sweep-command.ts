import type { SyncDeps } from './push'
import { runSystemCommand } from './system-command'

/**
 * Carries out for one row what time brought about. A refusal means that somebody was faster, and that is all; a bug is
 * told with the row's id, and the rows behind it have their turn.
 * @returns whether it was done
 */
export async function sweepCommand(deps: SyncDeps, type: string, id: string, input: object): Promise<boolean> {
  try {
    return (await runSystemCommand(deps, type, input)) === undefined
  } catch (error) {
    deps.onBug(error, `${type} ${id}`)
    return false
  }
}
