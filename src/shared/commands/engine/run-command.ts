import type { EntityRef } from '../../domain/entities'
import { entityKey } from '../../domain/entities'
import type { Refusal } from '../../messages/catalogue'
import type { AnyCommand, CommandContext, ReadTx } from './command'
import { refuse } from './command'
import { type CommandEffect, CommandTx } from './command-tx'
import { openConflicts } from './conflict-records'
import type { CommandEnvelope, SeenEntity } from './envelope'
import { mergeRule } from './merge-field'
import { recordAction } from './record-action'
import { specialGrounds } from './special-grounds'
import type { WorkingSet } from './working-set'

export type RunResult =
  | { readonly ok: true; readonly status: 'applied' | 'merged' | 'conflict'; readonly effect: CommandEffect }
  | { readonly ok: false; readonly refusal: Refusal }

/** Whether a command is possible with this input: permissions, state machine, then what was filled in. */
export function guardCommand(
  command: AnyCommand,
  tx: ReadTx,
  input: unknown,
  ctx: CommandContext,
): Refusal | undefined {
  const subject = command.subject(input)
  return command.offered(tx, subject.id, ctx) ?? command.check?.(tx, input, ctx)
}

/**
 * Runs a command where the officer acts: optimistic, nothing can be stale. The result says which values he saw,
 * for the envelope that travels to the server.
 */
export function authorCommand(command: AnyCommand, set: WorkingSet, input: unknown, ctx: CommandContext): RunResult {
  return run(command, set, input, ctx, {})
}

/** Runs a pending command again over newer server rows; a refusal only means that its effect is not shown ahead. */
export function replayCommand(command: AnyCommand, set: WorkingSet, input: unknown, ctx: CommandContext): RunResult {
  return run(command, set, input, ctx, {})
}

/** Runs a command where it counts: the server, with the merge rules, the number and the clock. */
export function executeCommand(
  command: AnyCommand,
  set: WorkingSet,
  envelope: Pick<CommandEnvelope, 'seen' | 'deviceAt' | 'input'>,
  ctx: CommandContext,
  server: { clientId: string; number?: number | undefined },
): RunResult {
  return run(command, set, envelope.input, ctx, {
    rule: mergeRule(envelope.seen, server.clientId),
    number: server.number,
    deviceAt: envelope.deviceAt,
    seen: envelope.seen,
  })
}

interface RunOptions {
  readonly rule?: ReturnType<typeof mergeRule>
  readonly number?: number | undefined
  readonly deviceAt?: string
  readonly seen?: readonly SeenEntity[]
}

function run(
  command: AnyCommand,
  set: WorkingSet,
  rawInput: unknown,
  ctx: CommandContext,
  options: RunOptions,
): RunResult {
  const parsed = command.input.safeParse(rawInput)
  if (!parsed.success) return { ok: false, refusal: invalidInput(parsed.error) }
  const refusal = guardCommand(command, set, parsed.data, ctx)
  if (refusal) return { ok: false, refusal }
  const grounds = specialGrounds(command, set, parsed.data, ctx)
  const tx = new CommandTx(set, ctx, options)
  command.apply(tx, parsed.data, ctx)
  openConflicts(tx, command, ctx, options.seen ?? [], set)
  recordAction(tx, command, ctx, { deviceAt: options.deviceAt, grounds })
  const effect = tx.effect()
  const status = effect.disagreements.length > 0 ? 'conflict' : effect.parallel.length > 0 ? 'merged' : 'applied'
  return { ok: true, status, effect }
}

function invalidInput(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): Refusal {
  const detail = error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join('.')}：${issue.message}`)
    .join('；')
  return refuse('general.inputInvalid', { detail })
}

/** What the author saw, for the envelope: the revision of every entity he touched and the values he replaced. */
export function seenOf(
  effect: CommandEffect,
  refs: readonly EntityRef[],
  revOf: (ref: EntityRef) => number,
): SeenEntity[] {
  return refs.map((ref) => ({
    type: ref.type,
    id: ref.id,
    rev: revOf(ref),
    fields: effect.seenFields.get(entityKey(ref)) ?? {},
  }))
}
