import { v7 as uuidv7 } from 'uuid'
import type { AnyCommand } from '#shared/commands/engine/command'
import type { LocalStore } from '../store/local-store'
import type { ReplayWorld } from '../sync/rebase-store'
import { commitLocally, type LocalAct, prepareLocally, type Refused, sameEntry } from '../sync/run-locally'
import type { StoreChange } from '../sync/store-change'
import type { CommandJournal } from './command-journal'

export interface ActKeeperParts {
  readonly store: LocalStore
  readonly world: ReplayWorld
  /** Absent where the store itself is in memory, or the machine has no second place. */
  readonly journal?: CommandJournal | undefined
  readonly clientId: () => string
  readonly present: () => Date
  /** The store has it: from now on it counts among those that wait for the server. */
  readonly carriedOut: (change: StoreChange) => void
}

type Kept = { readonly ok: true; readonly commandId: string; readonly change: StoreChange } | Refused

/** The sync may have changed the rows between working a command out and carrying it out; it is worked out anew then. */
const MOST_TRIES = 5

/**
 * Carries the officer's commands out one after another: worked out, journaled and flushed, then written to the store. Only
 * when both have it does the screen say 已保存; a crash in between leaves it in the journal, which gives it back.
 */
export class ActKeeper {
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly parts: ActKeeperParts) {}

  /** @throws what the store throws; DeskError `desktop.journalNotWritten`. Then nothing of it is kept. */
  run(command: AnyCommand, input: unknown): Promise<Kept> {
    const turn = this.last.then(() => this.carryOut(command, input))
    this.last = turn.catch(() => undefined)
    return turn
  }

  private async carryOut(command: AnyCommand, input: unknown): Promise<Kept> {
    const commandId = uuidv7()
    const act = { command, input, commandId, now: this.parts.present(), deviceAt: new Date().toISOString() }
    const { journal, carriedOut } = this.parts
    // The sync settles by what the desk counts as waiting; this one is not among them before it is carried out.
    journal?.hold(commandId)
    try {
      const kept = await this.untilKept(act)
      if (kept.ok) carriedOut(kept.change)
      return kept
    } finally {
      journal?.release(commandId)
    }
  }

  private async untilKept(act: LocalAct): Promise<Kept> {
    for (let tries = 1; ; tries += 1) {
      const kept = await this.tryOnce(act, tries === MOST_TRIES)
      if (kept) return kept
    }
  }

  /** Undefined where the rows have changed meanwhile. */
  private async tryOnce(act: LocalAct, lastTry: boolean): Promise<Kept | undefined> {
    const { store, world, journal, clientId } = this.parts
    const { writes } = store
    const planned = journal && (await store.read((tx) => prepareLocally(tx, act, world)))
    if (planned && !planned.ok) return this.refused(act, planned)
    if (planned) await journal?.keep({ clientId: clientId(), entry: planned.entry })
    // Where nothing was written since, the rows are those it was worked out on.
    const untouched = store.writes === writes
    try {
      const done = await store.write(async (tx): Promise<StoreChange | Refused | undefined> => {
        if (planned && untouched) return commitLocally(tx, planned)
        const prepared = await prepareLocally(tx, act, world)
        if (!prepared.ok) return prepared
        if (planned && !lastTry && !sameEntry(planned.entry, prepared.entry)) return undefined
        return commitLocally(tx, prepared)
      })
      if (!done) return undefined
      return 'ok' in done ? this.refused(act, done) : { ok: true, commandId: act.commandId, change: done }
    } catch (error) {
      await journal?.cancel(act.commandId)
      throw error
    }
  }

  private async refused({ commandId }: LocalAct, refusal: Refused): Promise<Refused> {
    await this.parts.journal?.cancel(commandId)
    return refusal
  }
}
