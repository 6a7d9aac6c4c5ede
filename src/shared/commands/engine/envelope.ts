import { z } from 'zod'
import { entityTypes } from '../../domain/entities'

const entityType = z.enum(entityTypes as [string, ...string[]])

/** What the officer saw when he acted: the server row's revision, and the value of each field he changed. */
export const seenEntity = z.object({
  type: entityType,
  id: z.string().max(64),
  rev: z.number().int().nonnegative(),
  fields: z.record(z.string().max(300), z.unknown()),
})
export type SeenEntity = z.infer<typeof seenEntity>

/** A number of a series: 驻司监意〔2026〕12号 is no. 12 of `document/ORGAN/opinion/2026`. */
export const seriesPlace = z.object({ key: z.string().max(200), no: z.number().int().positive() })
export type SeriesPlace = z.infer<typeof seriesPlace>

/** One command on its way: made once on the client, never changed afterwards, whatever is rebased under it. */
export const commandEnvelope = z.object({
  /** UUIDv7; also the id of the action it leaves in the record. */
  id: z.uuid(),
  seq: z.number().int().positive(),
  type: z.string().max(80),
  version: z.number().int().positive(),
  input: z.unknown(),
  /** The client's clock, recorded for the audit and never used for order. */
  deviceAt: z.iso.datetime(),
  seen: z.array(seenEntity).max(1000),
  /** Earlier unacknowledged commands of this client that touch the same entities: it may build on them. */
  after: z.array(z.number().int().positive()).max(1000),
  /** Sent once more after the server was restored from a backup: the number it was given before, which it keeps. */
  given: seriesPlace.optional(),
})
export type CommandEnvelope = z.infer<typeof commandEnvelope>
