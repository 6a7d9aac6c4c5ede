import type { AnyCommand, ReadTx } from '#shared/commands/engine/command'
import { type CommandEnvelope, commandEnvelope } from '#shared/commands/engine/envelope'
import { upcastInput, upcastReads } from '#shared/commands/engine/upcast'
import { WorkingSet } from '#shared/commands/engine/working-set'
import type { EntityRef } from '#shared/domain/entities'
import type { Refusal } from '#shared/messages/catalogue'
import { issueTexts } from '#shared/messages/zod-chinese'
import type { CommandSession } from './command-session'
import type { RawCommand } from './push'
import { isStorable } from './storable'

/** A command looked at but not yet run: what it will touch, or why it cannot be run at all. */
export interface PreparedCommand {
  readonly raw: RawCommand
  readonly refs: readonly EntityRef[]
  /** Changed on behalf of somebody who need not see them (`CommandDefinition.behind`). */
  readonly behind: readonly EntityRef[]
  readonly ready?: { readonly envelope: CommandEnvelope; readonly command: AnyCommand; readonly input: unknown }
  /** Of an earlier version, and not yet looked at: which rows it touches, these rows say. */
  readonly waitsFor?: AnyCommand
  /** `quarantined`: only a newer server or a person can say; `rejected`: the officer filled in something impossible. */
  readonly unready?: { readonly status: 'quarantined' | 'rejected'; readonly refusal: Refusal }
}

/** @param rows what an earlier version is completed from; without them such a command waits for its turn */
export function prepareCommand(
  raw: RawCommand,
  registry: ReadonlyMap<string, AnyCommand>,
  rows?: ReadTx,
): PreparedCommand {
  if (!isStorable(raw)) {
    return unready(raw, 'quarantined', { code: 'sync.malformedCommand', args: { detail: '含有无法保存的字符' } })
  }
  const envelope = commandEnvelope.safeParse(raw)
  if (!envelope.success) {
    const detail = issueTexts(commandEnvelope, envelope.error).slice(0, 3).join('；')
    return unready(raw, 'quarantined', { code: 'sync.malformedCommand', args: { detail } })
  }
  const { type, version } = envelope.data
  const command = registry.get(type)
  const waitsFor = rows || !command ? [] : upcastReads(command, version, envelope.data.input, noRows)
  if (command && waitsFor.length > 0) return { raw, refs: waitsFor, behind: [], waitsFor: command }
  const present = command && upcastInput(command, version, envelope.data.input, rows ?? noRows)
  if (!command || !present) {
    return unready(raw, 'quarantined', { code: 'sync.unknownCommand', args: { type, version } })
  }
  const input = command.input.safeParse(present.input)
  if (!input.success) {
    const detail = issueTexts(command.input, input.error).slice(0, 3).join('；')
    return unready(raw, 'rejected', { code: 'general.inputInvalid', args: { detail } })
  }
  return {
    raw,
    refs: command.entities(input.data),
    behind: command.behind?.(input.data) ?? [],
    ready: { envelope: envelope.data, command, input: input.data },
  }
}

/** Completes an earlier version from the rows as the commands before it have left them. */
export async function completeCommand(
  one: PreparedCommand,
  session: CommandSession,
  registry: ReadonlyMap<string, AnyCommand>,
): Promise<PreparedCommand> {
  const { raw, waitsFor } = one
  if (!waitsFor) return one
  const { version, input } = commandEnvelope.parse(raw)
  const reads = () => upcastReads(waitsFor, version, input, session.reader())
  while (await session.load(reads()));
  const complete = prepareCommand(raw, registry, session.reader())
  await session.load([...complete.refs, ...complete.behind])
  return complete
}

const noRows: ReadTx = new WorkingSet([])

function unready(raw: RawCommand, status: 'quarantined' | 'rejected', refusal: Refusal): PreparedCommand {
  return { raw, refs: [], behind: [], unready: { status, refusal } }
}
