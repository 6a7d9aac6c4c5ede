import type { AnyCommand } from '#shared/commands/engine/command'
import { type CommandEnvelope, commandEnvelope } from '#shared/commands/engine/envelope'
import { upcastInput } from '#shared/commands/engine/upcast'
import type { EntityRef } from '#shared/domain/entities'
import type { Refusal } from '#shared/messages/catalogue'
import { issueTexts } from '#shared/messages/zod-chinese'
import type { RawCommand } from './push'
import { isStorable } from './storable'

/** A command looked at but not yet run: what it will touch, or why it cannot be run at all. */
export interface PreparedCommand {
  readonly raw: RawCommand
  readonly refs: readonly EntityRef[]
  /** Changed on behalf of somebody who need not see them (`CommandDefinition.behind`). */
  readonly behind: readonly EntityRef[]
  readonly ready?: { readonly envelope: CommandEnvelope; readonly command: AnyCommand; readonly input: unknown }
  /** `quarantined`: only a newer server or a person can say; `rejected`: the officer filled in something impossible. */
  readonly unready?: { readonly status: 'quarantined' | 'rejected'; readonly refusal: Refusal }
}

export function prepareCommand(raw: RawCommand, registry: ReadonlyMap<string, AnyCommand>): PreparedCommand {
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
  const present = command && upcastInput(command, version, envelope.data.input)
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

function unready(raw: RawCommand, status: 'quarantined' | 'rejected', refusal: Refusal): PreparedCommand {
  return { raw, refs: [], behind: [], unready: { status, refusal } }
}
