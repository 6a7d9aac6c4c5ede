import { commandRegistry } from '#shared/commands/registry'
import type { ReferenceData } from '#shared/domain/reference-data'
import { fieldTitle } from '#shared/messages/zod-chinese'
import { fromBase64 } from '#shared/minutes/base64'
import { wordsOf } from '#shared/minutes/minutes-state'
import { syncMessages } from './messages'
import { valueText } from './value-lines'

export interface DraftLine {
  readonly label: string
  readonly text: string
}

/** What an officer had filled into a command, by the titles of its form; ids that mean nothing to a person are left out. */
export function draftLines(type: string, input: unknown, reference: ReferenceData): DraftLine[] {
  if (type === 'minutes.update') return minutesLines(input)
  const command = commandRegistry.get(type)
  if (!command || typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([key, value]) => {
    const label = fieldTitle(command.input, [key])
    const text = valueText(key, value, reference)
    // A field that nobody gave a title is bookkeeping: the subject's id, a new id.
    return label === key || !text ? [] : [{ label, text }]
  })
}

/** The words themselves: what was not taken into the minutes can be read and written down from here. */
function minutesLines(input: unknown): DraftLine[] {
  const { update } = (input ?? {}) as { readonly update?: unknown }
  const words = typeof update === 'string' ? wordsOf(fromBase64(update)) : ''
  return words ? [{ label: syncMessages.minutesWords, text: words }] : []
}
