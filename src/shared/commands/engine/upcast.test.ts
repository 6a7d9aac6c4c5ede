import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commandRegistry } from '../registry'
import type { AnyCommand } from './command'
import { commandEnvelope } from './envelope'
import { upcastInput } from './upcast'

const command = {
  type: 'test',
  version: 3,
  input: z.object({ name: z.string(), tags: z.array(z.string()) }),
  upcasts: {
    1: (input: unknown) => ({ ...(input as object), tags: '' }),
    2: (input: unknown) => ({
      ...(input as object),
      tags: String((input as { tags: string }).tags)
        .split(',')
        .filter(Boolean),
    }),
  },
} as unknown as AnyCommand

describe('a command of an earlier version', () => {
  it('is turned into the present one step by step, two versions back and no further', () => {
    expect(upcastInput(command, 3, { name: '甲', tags: [] })).toEqual({ input: { name: '甲', tags: [] } })
    expect(upcastInput(command, 2, { name: '甲', tags: 'a,b' })).toEqual({ input: { name: '甲', tags: ['a', 'b'] } })
    expect(upcastInput(command, 1, { name: '甲' })).toEqual({ input: { name: '甲', tags: [] } })
    expect(upcastInput({ ...command, version: 4 }, 1, { name: '甲' })).toBeUndefined()
  })

  it('of the future, or without a step, is for a person', () => {
    expect(upcastInput(command, 4, {})).toBeUndefined()
    expect(upcastInput({ ...command, upcasts: {} }, 2, {})).toBeUndefined()
  })
})

/** Sent by clients that are in the field: what was once accepted must be accepted until two versions later. */
describe('the frozen commands of released clients', () => {
  const file = new URL('../../../../tests/fixtures/frozen/commands-v1.json', import.meta.url)
  const frozen: unknown[] = JSON.parse(readFileSync(file, 'utf8'))

  it.each(frozen.map((envelope) => [(envelope as { type: string }).type, envelope]))(
    '%s is still understood',
    (_type, raw) => {
      const envelope = commandEnvelope.parse(raw)
      const known = commandRegistry.get(envelope.type)
      const present = known && upcastInput(known, envelope.version, envelope.input)
      expect(known?.input.safeParse(present?.input).error?.issues ?? []).toEqual([])
    },
  )
})
