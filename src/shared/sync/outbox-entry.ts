import type { AnyCommand } from '../commands/engine/command'
import type { CommandEffect } from '../commands/engine/command-tx'
import type { CommandEnvelope } from '../commands/engine/envelope'
import { entityKey } from '../domain/entities'
import type { CommandReceipt, CommandStatus } from './protocol'

/** A command of this client that the server's rows do not yet show, or whose receipt is still unknown. */
export interface OutboxEntry {
  readonly envelope: CommandEnvelope
  readonly receipt?: CommandReceipt
  /** Keys of the entities it reads or writes; `rebase` keeps them up to date. */
  readonly touches: readonly string[]
}

const unapplied: ReadonlySet<CommandStatus> = new Set(['rejected', 'blocked', 'quarantined'])

/** Final, but without effect: it goes to 需要处理, where its input is kept until the officer has dealt with it. */
export function isUnapplied(entry: Pick<OutboxEntry, 'receipt'>): boolean {
  return entry.receipt !== undefined && unapplied.has(entry.receipt.status)
}

/** Its effect is not in the server's rows yet, so the view shows it ahead. */
export function isShownAhead(entry: OutboxEntry, lastSeq: number): boolean {
  return entry.envelope.seq > lastSeq && !isUnapplied(entry)
}

/**
 * It may leave the outbox: its outcome is known, and the rows show it. One without the other is not enough: rows
 * alone would hide that a command was rejected, a receipt alone would make the officer's change flicker away.
 */
export function isFinished(entry: OutboxEntry, lastSeq: number): boolean {
  return entry.receipt !== undefined && !isShownAhead(entry, lastSeq)
}

export function touchesOf(command: AnyCommand, input: unknown, effect: CommandEffect): string[] {
  return [...new Set([...command.entities(input).map(entityKey), ...effect.changed.keys()])]
}
