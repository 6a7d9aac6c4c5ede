import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { entityKey } from '../../domain/entities'
import { commandRegistry } from '../registry'
import type { AnyCommand } from './command'
import { commandEnvelope } from './envelope'
import { upcastInput, upcastReads } from './upcast'
import { type LoadedEntity, WorkingSet } from './working-set'

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

const noRows = new WorkingSet([])

describe('a command of an earlier version', () => {
  it('is turned into the present one step by step, two versions back and no further', () => {
    expect(upcastInput(command, 3, { name: '甲', tags: [] }, noRows)).toEqual({ input: { name: '甲', tags: [] } })
    expect(upcastInput(command, 2, { name: '甲', tags: 'a,b' }, noRows)).toEqual({
      input: { name: '甲', tags: ['a', 'b'] },
    })
    expect(upcastInput(command, 1, { name: '甲' }, noRows)).toEqual({ input: { name: '甲', tags: [] } })
    expect(upcastInput({ ...command, version: 4 }, 1, { name: '甲' }, noRows)).toBeUndefined()
  })

  it('of the future, or without a step, is for a person', () => {
    expect(upcastInput(command, 4, {}, noRows)).toBeUndefined()
    expect(upcastInput({ ...command, upcasts: {} }, 2, {}, noRows)).toBeUndefined()
  })
})

const frozen = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../tests/fixtures/frozen/${name}.json`, import.meta.url), 'utf8'))

/** Sent by clients that are in the field: what was once accepted must be accepted until two versions later. */
describe('the frozen commands of released clients', () => {
  const envelopes: unknown[] = frozen('commands-v1')

  it.each(envelopes.map((envelope) => [(envelope as { type: string }).type, envelope]))(
    '%s is still understood',
    (_type, raw) => {
      const envelope = commandEnvelope.parse(raw)
      const known = commandRegistry.get(envelope.type)
      const present = known && upcastInput(known, envelope.version, envelope.input, noRows)
      expect(known?.input.safeParse(present?.input).error?.issues ?? []).toEqual([])
    },
  )
})

interface FrozenWithRows {
  readonly what: string
  readonly envelope: unknown
  /** As they stood when it was sent, as far as it matters. */
  readonly rows: readonly LoadedEntity[]
  readonly present: object
}

describe('a frozen command that said less than is asked today', () => {
  it.each(frozen('commands-v1-with-rows') as FrozenWithRows[])('$what', ({ envelope: raw, rows, present }) => {
    const { type, version, input } = commandEnvelope.parse(raw)
    const command = commandRegistry.get(type)
    if (!command) throw new Error(type)
    const held = new WorkingSet([])
    // What it asks for and no more, as far as it knows by then.
    for (let asked = -1, keys: string[] = []; asked < keys.length; ) {
      asked = keys.length
      keys = upcastReads(command, version, input, held).map(entityKey)
      for (const row of rows) if (keys.includes(entityKey(row))) held.put(row)
    }
    const upcast = upcastInput(command, version, input, held)?.input
    expect(upcast).toEqual(present)
    expect(command.input.safeParse(upcast).error?.issues ?? []).toEqual([])
  })

  it.each([
    'transfer.decide',
    'consultation.recordResolution',
    'consultation.settleResolution',
    'case.extend',
    'case.resume',
  ])('%s stays refused when it says nothing at all', (type) => {
    const command = commandRegistry.get(type)
    if (!command) throw new Error(type)
    for (const input of [{}, null, 'x']) {
      expect(upcastReads(command, 1, input, noRows)).toEqual([])
      expect(command.input.safeParse(upcastInput(command, 1, input, noRows)?.input).success).toBe(false)
    }
  })
})
