import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { sameValue } from '../sync/canonical-json'
import { civilDate, code, entityId, instant, stamps } from './common'

/** A call to a reporter about how his order was dealt with (domain.md §3, callbacks[]). */
export const callback = z.object({
  id: entityId,
  reached: z.boolean(),
  /** Codes of the dictionaries `satisfaction`, `resolved`, `verified`. */
  satisfaction: code.optional(),
  resolved: code.optional(),
  verified: code.optional(),
  note: z.string().default(''),
  /** The sample it was drawn in. */
  sampleId: entityId.optional(),
  by: entityId,
  at: instant,
})
export type Callback = z.infer<typeof callback>

/** One organ of the population: how many orders it has, which were drawn. */
export const stratum = z.object({ organId: entityId, size: z.number().int().nonnegative(), drawn: z.array(entityId) })
export type Stratum = z.infer<typeof stratum>

/** 回访抽样: the protocol by which everybody can draw the same sample again. */
export const callbackSample = z.object({
  id: entityId,
  region: code,
  title: z.string(),
  /** Orders answered in these days. */
  from: civilDate,
  until: civilDate,
  seed: z.string(),
  /** Share of each organ's orders in percent, and at least so many. */
  percent: z.number().int().min(1).max(100),
  least: z.number().int().min(0).max(100),
  /** SHA-256 over the population: whoever has the same orders gets the same digest. */
  populationDigest: z.string(),
  strata: z.array(stratum),
  ...stamps,
})
export type CallbackSample = z.infer<typeof callbackSample>

/** The orders that a sample is drawn from, by the organ that dealt with them. */
export type Population = Readonly<Record<string, readonly string[]>>

/**
 * Draws from each organ `percent` of its orders, `least` at least, all where it has fewer. Which ones follows from the
 * seed alone: orders are taken by the SHA-256 of seed and id, smallest first, so that neither their sequence nor the
 * machine matters, and anyone can check a draw with a standard tool.
 */
export function drawSample(population: Population, seed: string, size: { percent: number; least: number }): Stratum[] {
  return Object.keys(population)
    .sort()
    .map((organId) => {
      const ids = [...new Set(population[organId])]
      const wanted = Math.max(size.least, Math.ceil((ids.length * size.percent) / 100))
      const ranked = ids.map((id) => ({ id, mark: hexDigest(`${seed}/${id}`) }))
      ranked.sort((a, b) => (a.mark < b.mark ? -1 : a.mark > b.mark ? 1 : a.id < b.id ? -1 : 1))
      return { organId, size: ids.length, drawn: ranked.slice(0, wanted).map(({ id }) => id) }
    })
}

/** Draws a sample once more: from the same orders by the same seed it must be the same. */
export function checkDraw(sample: CallbackSample, population: Population): 'same' | 'populationChanged' | 'different' {
  if (populationDigest(population) !== sample.populationDigest) return 'populationChanged'
  return sameValue(drawSample(population, sample.seed, sample), sample.strata) ? 'same' : 'different'
}

/** Names a population: one line for each order, sorted. */
export function populationDigest(population: Population): string {
  const lines = Object.entries(population).flatMap(([organId, ids]) => ids.map((id) => `${organId}/${id}`))
  return hexDigest([...new Set(lines)].sort().join('\n'))
}

function hexDigest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
