import { maxFileBytes } from '#server/intake/file-kind'
import { prepareOrders } from '#server/intake/prepare-orders'
import { readSheet } from '#server/intake/read-sheet'
import { rejectedSheet } from '#server/intake/rejected-sheet'
import type { ImportProfile } from '#shared/intake/profile'
import type { WorkOrderDraft } from '#shared/intake/work-order-input'
import { DeskError } from '#shared/messages/catalogue'
import type { Sending } from '../intake/send-orders'
import type { Explanations } from './drop-folder'
import { messages } from './messages'

export interface Rejection {
  /** The row of a sheet as Excel shows it; the place in a JSON file from 1. */
  readonly at: number
  readonly field: string
  readonly reason: string
}

export interface DroppedOrders {
  readonly orders: readonly Sending<number>[]
  readonly rejected: readonly Rejection[]
  /** How a place is called in this kind of file. */
  readonly placeOf: (at: number) => string
  /** The rejected ones as a file that can be put right and dropped again. */
  readonly asFile: (rejected: readonly Rejection[]) => Promise<Explanations>
}

/**
 * The orders of a dropped file: Excel, CSV, or JSON (a list, `{ "orders": […] }`, or one order a line).
 * @throws DeskError `intake.*` for a file that is none of these or cannot be read
 */
export async function readDropped(bytes: Uint8Array, file: string, profile?: ImportProfile): Promise<DroppedOrders> {
  if (bytes.length > maxFileBytes) {
    const mb = (n: number) => `${Math.ceil(n / 1024 / 1024)} MB`
    throw new DeskError('intake.fileTooLarge', { file, size: mb(bytes.length), limit: mb(maxFileBytes) })
  }
  return looksLikeJson(bytes, file) ? readJson(bytes, file) : readTable(bytes, file, profile)
}

async function readTable(bytes: Uint8Array, file: string, profile?: ImportProfile): Promise<DroppedOrders> {
  const table = await readSheet(bytes, file, profile)
  const { orders, rejected } = prepareOrders(table, profile)
  return {
    orders: orders.map(({ row, input }) => ({ of: row, order: input })),
    rejected: rejected.map(({ row: at, field, reason }) => ({ at, field, reason })),
    placeOf: messages.row,
    asFile: async (list) => ({
      '.退回.xlsx': await rejectedSheet(
        table,
        list.map(({ at: row, field, reason }) => ({ row, field, reason })),
      ),
    }),
  }
}

function looksLikeJson(bytes: Uint8Array, file: string): boolean {
  const start = Buffer.from(bytes.subarray(0, 200))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  return /\.(json|ndjson|jsonl)$/i.test(file) || start.startsWith('{') || start.startsWith('[{')
}

/** A citizen's letter is a few kilobytes; beyond this something else was put into the field. */
const maxOrderBytes = 256 * 1024

function readJson(bytes: Uint8Array, file: string): DroppedOrders {
  const members = membersOf(textOf(bytes, file), file)
  if (members.length === 0) throw new DeskError('intake.noRows', { file })
  const orders: Sending<number>[] = []
  const rejected: Rejection[] = []
  members.forEach((member, index) => {
    const reason = whyUnusable(member)
    if (reason) rejected.push({ at: index + 1, field: messages.wholeOrder, reason })
    // What is inside is judged by the server, as for every other source that speaks JSON.
    else orders.push({ of: index + 1, order: member as WorkOrderDraft })
  })
  return {
    orders,
    rejected,
    placeOf: messages.place,
    asFile: async (list) => {
      const places = [...new Set(list.map(({ at }) => at))]
      const body = { orders: places.map((at) => members[at - 1]), reasons: list }
      return { '.退回.json': `${JSON.stringify(body, undefined, 1)}\n` }
    },
  }
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new DeskError('intake.jsonBroken', { file, reason: '不是 UTF-8 编码' }, { cause })
  }
}

function membersOf(text: string, file: string): unknown[] {
  const trimmed = text.trim()
  const first = trimmed.indexOf('\n')
  // One order a line: the first line is a whole object, and there are more.
  if (trimmed.startsWith('{') && first > 0 && isObject(parsed(trimmed.slice(0, first)))) return linesOf(trimmed, file)
  const whole = parsed(trimmed)
  if (whole === undefined) throw new DeskError('intake.jsonBroken', { file, reason: '不完整，或者括号、引号不配对' })
  if (Array.isArray(whole)) return whole
  if (isObject(whole) && Array.isArray(whole.orders)) return whole.orders
  if (isObject(whole) && 'orderNo' in whole) return [whole]
  throw new DeskError('intake.jsonShape', { file })
}

function linesOf(text: string, file: string): unknown[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const value = parsed(line)
    if (value === undefined) throw new DeskError('intake.jsonBroken', { file, reason: `第 ${index + 1} 行不完整` })
    return [value]
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function whyUnusable(member: unknown): string | undefined {
  if (!isObject(member)) return messages.notAnOrder
  const bytes = Buffer.byteLength(JSON.stringify(member))
  return bytes > maxOrderBytes ? messages.tooLong(bytes, maxOrderBytes) : undefined
}
