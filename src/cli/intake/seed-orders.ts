import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { defaultConfig } from '#server/config'
import { civilDateOf } from '#shared/domain/civil-date'
import { dictionary, organ } from '#shared/domain/reference'
import { type MadeOrdersWorld, madeOrders } from '#shared/intake/made-orders'
import type { WorkOrderDraft } from '#shared/intake/work-order-input'
import { DeskError } from '#shared/messages/catalogue'
import { reasonOf } from '../file-reason'
import { intakeTarget, type TargetOptions } from './intake-target'
import { messages } from './messages'
import { progressLine } from './progress'
import { sendOrders } from './send-orders'

export interface SeedOptions extends TargetOptions {
  readonly cases: number
  readonly seed: number
  readonly until?: string | undefined
  readonly leads: number
  readonly out?: string | undefined
}

/** Makes orders one by one and writes or sends them as they come: a million takes no more memory than a thousand. */
export async function seedOrders(options: SeedOptions): Promise<number> {
  const { cases: count, seed, leads: leadShare, until = civilDateOf(new Date()) } = options
  const orders = madeOrders(shippedWorld(), { count, seed, until, leadShare })
  return options.out === undefined ? sendAll(orders, options) : writeAll(orders, options.out, count)
}

const regionItem = z.looseObject({ code: z.string(), label: z.string(), parent: z.string().optional() })

function shippedWorld(): MadeOrdersWorld {
  const { resourcesDir } = defaultConfig()
  const json = (file: string): unknown => JSON.parse(readFileSync(join(resourcesDir, file), 'utf8'))
  const regions = dictionary.parse(json('dictionaries/region.json')).items
  return { organs: z.array(organ).parse(json('organs.json')), regions: z.array(regionItem).parse(regions) }
}

async function writeAll(orders: Iterable<WorkOrderDraft>, file: string, count: number): Promise<number> {
  function* lines() {
    for (const order of orders) yield `${JSON.stringify(order)}\n`
  }
  try {
    // Joined into larger pieces: a write for each order would take longer than making it.
    await pipeline(Readable.from(pieces(lines())), createWriteStream(file))
  } catch (cause) {
    throw new DeskError('cli.fileUnwritable', { file, reason: reasonOf(cause) }, { cause })
  }
  process.stdout.write(`${messages.written(count, file)}\n`)
  return 0
}

function* pieces(lines: Iterable<string>): Generator<string> {
  let piece = ''
  for (const line of lines) {
    piece += line
    if (piece.length < 65_536) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

async function sendAll(orders: Iterable<WorkOrderDraft>, options: SeedOptions): Promise<number> {
  const target = await intakeTarget(options)
  const progress = progressLine()
  function* sendings() {
    for (const order of orders) yield { of: order.orderNo, order }
  }
  try {
    const result = await sendOrders(target, sendings(), (sent) => progress.show(sent, options.cases))
    progress.clear()
    const numbers = new Set(result.rejected.map(({ of: orderNo }) => orderNo))
    process.stdout.write(`${messages.counts(result, numbers.size)}\n`)
    for (const { of: orderNo, field, reason } of result.rejected.slice(0, 10))
      process.stdout.write(`${messages.rejectedOrder(orderNo, field, reason)}\n`)
    return numbers.size > 0 ? 4 : 0
  } finally {
    progress.clear()
  }
}
