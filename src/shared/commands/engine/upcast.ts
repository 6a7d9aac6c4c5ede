import type { EntityRef } from '../../domain/entities'
import type { AnyCommand, ReadTx } from './command'

/** How many versions of a command before the present one are understood. */
const VERSIONS_BACK = 2

/**
 * The input of a command as its present version has it; undefined for a version that is too old or not yet known,
 * which only a person or a newer server can deal with.
 * @param rows holds at least those of `upcastReads`
 */
export function upcastInput(
  command: AnyCommand,
  version: number,
  input: unknown,
  rows: ReadTx,
): { readonly input: unknown } | undefined {
  if (version > command.version || version < command.version - VERSIONS_BACK) return undefined
  let current = input
  for (let from = version; from < command.version; from++) {
    const upcast = command.upcasts?.[from]
    if (!upcast) return undefined
    current = upcast(current, rows)
  }
  return { input: current }
}

/** The rows to have at hand for `upcastInput`, as far as those in hand tell: to be asked until it names no new one. */
export function upcastReads(command: AnyCommand, version: number, input: unknown, rows: ReadTx): readonly EntityRef[] {
  return version < command.version ? (command.upcastReads?.(input, rows) ?? []) : []
}
