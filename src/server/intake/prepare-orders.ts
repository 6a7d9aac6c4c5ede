import { PATH_SEPARATOR } from '#shared/domain/taxonomy-map'
import {
  categoryFields,
  dateFields,
  flagFields,
  type IntakeField,
  intakeFieldTitles,
} from '#shared/intake/intake-fields'
import type { ImportProfile } from '#shared/intake/profile'
import { dateRefusalTexts, readDate } from '#shared/intake/read-date'
import { digitsLost, digitsLostFrom, type FieldRejection, type WorkOrderInput } from '#shared/intake/work-order-input'
import { canonicalJson } from '#shared/sync/canonical-json'
import { cleanInput } from './clean-input'
import { type CellValue, wallClock } from './grid'
import type { SheetRow, SheetTable } from './read-sheet'

export interface RowRejection extends FieldRejection {
  /** The row as Excel shows it. */
  readonly row: number
}

export interface PreparedRow {
  readonly row: number
  readonly input: WorkOrderInput
}

export interface PreparedSheet {
  readonly orders: readonly PreparedRow[]
  readonly rejected: readonly RowRejection[]
}

/**
 * The rows of a sheet as orders ready to send: cleaned, dates read, defaults of the profile filled in. Every row is either
 * an order or has at least one rejection with row, field and reason. Of an order number that stands twice the first counts.
 */
export function prepareOrders(table: SheetTable, profile?: ImportProfile): PreparedSheet {
  const orders = new Map<string, PreparedRow>()
  const rejected: RowRejection[] = []
  for (const row of table.rows) {
    const result = prepareRow(row, table, profile)
    if ('rejections' in result) {
      rejected.push(...result.rejections.map((entry) => ({ row: row.number, ...entry })))
      continue
    }
    const { orderNo } = result.input
    const before = orders.get(orderNo)
    if (before)
      rejected.push({ row: row.number, field: intakeFieldTitles.orderNo, reason: repeated(before, result.input) })
    else orders.set(orderNo, { row: row.number, input: result.input })
  }
  return { orders: [...orders.values()], rejected }
}

function repeated(before: PreparedRow, now: WorkOrderInput): string {
  const same = canonicalJson(before.input) === canonicalJson(now)
  return `与第 ${before.row} 行编号相同（${now.orderNo}），内容${same ? '也相同' : '不同'}，已取第 ${before.row} 行`
}

function prepareRow(
  row: SheetRow,
  table: SheetTable,
  profile: ImportProfile | undefined,
): { input: WorkOrderInput } | { rejections: FieldRejection[] } {
  const rejections: FieldRejection[] = []
  const value: Record<string, unknown> = { ...profile?.defaults }
  const reporter: Record<string, unknown> = {}
  const levels: string[] = []
  for (const [field, column] of table.columns.fields) {
    const read = readCell(field, row.cells[column] ?? null, row.problems.get(column), table.date1904)
    if ('refused' in read) rejections.push({ field: intakeFieldTitles[field], reason: read.refused })
    else if (read.value === undefined) continue
    else if (categoryFields.includes(field)) levels[categoryFields.indexOf(field)] = String(read.value).trim()
    else assign(value, reporter, field, read.value)
  }
  if (levels.length > 0) value.category = levels.filter(Boolean).join(PATH_SEPARATOR)
  const raw = rawOf(row, table)
  const cleaned = cleanInput({ ...value, reporter, raw })
  if (rejections.length === 0) return cleaned
  // A cell that was refused is missing below: only what the row says besides is told.
  const told = new Set(rejections.map(({ field }) => field))
  const more = 'rejections' in cleaned ? cleaned.rejections.filter(({ field }) => !told.has(field)) : []
  return { rejections: [...rejections, ...more] }
}

function assign(
  value: Record<string, unknown>,
  reporter: Record<string, unknown>,
  field: IntakeField,
  cell: unknown,
): void {
  const [, ofReporter] = field.split('reporter.')
  if (ofReporter !== undefined) reporter[ofReporter] = cell
  else value[field] = cell
}

type CellReading = { readonly value: string | boolean | undefined } | { readonly refused: string }

function readCell(field: IntakeField, cell: CellValue, problem: string | undefined, date1904: boolean): CellReading {
  if (problem) return { refused: `单元格${problem}` }
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return { value: undefined }
  if (dateFields.has(field)) return readDateCell(field, cell, date1904)
  if (typeof cell === 'boolean') return { value: flagFields.has(field) ? cell : cell ? '是' : '否' }
  if (cell instanceof Date) return { value: wallClock(cell) }
  return typeof cell === 'number' ? readNumber(cell) : { value: cell }
}

function readDateCell(field: IntakeField, cell: Exclude<CellValue, null>, date1904: boolean): CellReading {
  if (typeof cell === 'boolean') return { refused: dateRefusalTexts.unreadable }
  // Texts are read with everything else; a text nobody can read may still be kept as said (`occurredAt`).
  if (typeof cell === 'string') return { value: cell }
  const reading = readDate(cell, { date1904 })
  if ('instant' in reading) return { value: reading.instant }
  return field === 'occurredAt'
    ? { value: String(cell) }
    : { refused: `“${String(cell)}”${dateRefusalTexts[reading.refused]}` }
}

function readNumber(cell: number): CellReading {
  if (Math.abs(cell) >= digitsLostFrom) return { refused: digitsLost }
  return { value: String(cell) }
}

function rawOf(row: SheetRow, table: SheetTable): Record<string, string> {
  const raw: Record<string, string> = {}
  for (const [heading, column] of table.columns.raw) {
    const cell = row.cells[column] ?? null
    if (cell !== null) raw[heading] = cell instanceof Date ? wallClock(cell) : String(cell)
  }
  return raw
}
