import { commandRegistry } from '#shared/commands/registry'
import type { ReferenceData } from '#shared/domain/reference-data'
import { fieldTitle } from '#shared/messages/zod-chinese'
import { valueText } from './value-lines'

export interface DraftLine {
  readonly label: string
  readonly text: string
}

/** What an officer had filled into a command, by the titles of its form; ids that mean nothing to a person are left out. */
export function draftLines(type: string, input: unknown, reference: ReferenceData): DraftLine[] {
  const command = commandRegistry.get(type)
  if (!command || typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([key, value]) => {
    const label = fieldTitle(command.input, [key])
    const text = valueText(key, value, reference)
    // A field that nobody gave a title is bookkeeping: the subject's id, a new id.
    return label === key || !text ? [] : [{ label, text }]
  })
}
