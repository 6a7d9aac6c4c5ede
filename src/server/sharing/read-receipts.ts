import { z } from 'zod'
import { readDate } from '#shared/intake/read-date'
import { DeskError, explain, messageOf, type Refusal } from '#shared/messages/catalogue'
import { fillText } from '#shared/messages/message'
import type { CellValue } from '../intake/grid'
import { readCsv } from '../intake/read-csv'
import { readXlsx } from '../intake/read-xlsx'
import type { Receipt } from './outcome'

/** A receipt as it stands in a file, with the message it is for. */
export interface FiledReceipt extends Receipt {
  readonly messageId: string
}

export interface ReadReceipts {
  readonly receipts: readonly FiledReceipt[]
  /** What could not be understood, in words. */
  readonly problems: readonly string[]
}

const columns = {
  messageId: ['推送编号', 'messageId'],
  result: ['结果', '回执', 'result'],
  reason: ['原因', '退回原因', 'reason'],
  receiptNo: ['对方编号', '回执编号', 'receiptNo'],
  at: ['接收时间', 'at'],
  by: ['接收人', 'by'],
} as const
type Column = keyof typeof columns
type Written = Partial<Record<Column, unknown>>

/** Reads a file of receipts: JSON (one or a list), CSV or a workbook with headings. @throws DeskError for one that is none */
export async function readReceipts(bytes: Uint8Array, file: string, now: Date): Promise<ReadReceipts> {
  const written = await writtenIn(bytes, file)
  const receipts: FiledReceipt[] = []
  const problems: string[] = []
  written.forEach((one, index) => {
    const read = readOne(one, now)
    if ('code' in read) problems.push(explain(ofLine(index + 1, read)))
    else receipts.push(read)
  })
  return { receipts, problems }
}

function ofLine(n: number, { code, args }: Refusal): Refusal {
  const { text, todo } = messageOf(code)
  return { code: 'push.receiptWrong', args: { n, problem: fillText(text, args), todo: fillText(todo, args) } }
}

async function writtenIn(bytes: Uint8Array, file: string): Promise<Written[]> {
  if (/\.xlsx$/i.test(file)) return (await readXlsx(bytes, file)).flatMap(({ rows }) => fromTable(rows))
  if (/\.csv$/i.test(file)) return fromTable(readCsv(bytes, file).rows)
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return z.array(z.record(z.string(), z.unknown())).parse(Array.isArray(parsed) ? parsed : [parsed])
  } catch (cause) {
    throw new DeskError('push.receiptsBroken', { file }, { cause })
  }
}

function fromTable(rows: readonly (readonly CellValue[])[]): Written[] {
  const at = rows.findIndex((cells) => cells.some((cell) => named('messageId', cell)))
  if (at < 0) return []
  const names = (rows[at] ?? []).map((cell) => (Object.keys(columns) as Column[]).find((name) => named(name, cell)))
  return rows
    .slice(at + 1)
    .filter((cells) => cells.some((cell) => cell !== null && String(cell).trim() !== ''))
    .map((cells) => Object.fromEntries(names.flatMap((name, index) => (name ? [[name, cells[index] ?? '']] : []))))
}

function named(name: Column, cell: CellValue): boolean {
  return columns[name].some((title) => title === String(cell ?? '').trim())
}

function readOne(one: Written, now: Date): FiledReceipt | Refusal {
  const text = (name: Column) => (one[name] instanceof Date ? '' : String(one[name] ?? '').trim())
  const messageId = text('messageId')
  if (!/^[0-9a-f]{32}-\d+$/.test(messageId)) return { code: 'push.receiptIdWrong', args: { value: messageId } }
  const result = resultOf(text('result'))
  if (!result) return { code: 'push.receiptResultWrong', args: { value: text('result') } }
  const given = one.at instanceof Date ? one.at.toISOString().slice(0, 19).replace('T', ' ') : text('at')
  const read = given === '' ? { instant: now } : readDate(given)
  if (!('instant' in read)) return { code: 'push.receiptDateWrong', args: { value: given } }
  return {
    messageId,
    result,
    reason: text('reason').slice(0, 500),
    receiptNo: text('receiptNo').slice(0, 100),
    at: new Date(read.instant).toISOString(),
    by: text('by').slice(0, 100),
  }
}

function resultOf(word: string): Receipt['result'] | undefined {
  if (/^(已?接收|接受|签收|accepted)$/i.test(word)) return 'accepted'
  return /^(退回|被退回|拒收|拒绝|rejected)$/i.test(word) ? 'rejected' : undefined
}
