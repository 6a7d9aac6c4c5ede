import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { AnyCommand } from '#shared/commands/engine/command'
import type { CommandEnvelope } from '#shared/commands/engine/envelope'
import { commandRegistry } from '#shared/commands/registry'
import { type JsonSchema, validFrom } from '../support/from-schema'

const file = join(import.meta.dirname, '../fixtures/frozen/commands-v1.json')
const frozen: readonly CommandEnvelope[] = JSON.parse(readFileSync(file, 'utf8'))
const known = new Set(frozen.map(({ type }) => type))
const unfrozen = [...commandRegistry.values()].filter(({ type }) => !known.has(type))

/** The first of many samples that the command takes: what a schema cannot say, its refinements decide. */
function sampleOf({ type, input }: AnyCommand): unknown {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  const fits = (value: unknown) => input.safeParse(value).success
  const found = fc.sample(validFrom(schema), { numRuns: 4000, seed: 20_261_127 }).find(fits)
  if (found === undefined) throw new Error(`no sample of ${type} fits: write one by hand`)
  return JSON.parse(JSON.stringify(found))
}

describe('the frozen commands', () => {
  // `FREEZE=1 npx vitest run tests/integration/frozen-commands.test.ts` adds one of each new type; none is ever changed.
  if (process.env.FREEZE)
    it('are joined by one of each new type', () => {
      const trouble: string[] = []
      const added = unfrozen.flatMap((command, index): CommandEnvelope[] => {
        const { type, version } = command
        const seq = frozen.length + index + 1
        const id = `01900000-0000-7000-8000-${String(seq).padStart(12, '0')}`
        try {
          const input = sampleOf(command)
          return [{ id, seq, type, version, input, deviceAt: '2026-11-27T01:30:00.000Z', seen: [], after: [] }]
        } catch (error) {
          trouble.push((error as Error).message)
          return []
        }
      })
      const lines = [...frozen, ...added].map((envelope) => JSON.stringify(envelope))
      writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`)
      expect(trouble).toEqual([])
    })

  if (!process.env.FREEZE)
    it('hold every type that a client may have sent by now', () => {
      expect(unfrozen.map(({ type }) => type)).toEqual([])
    })
})
