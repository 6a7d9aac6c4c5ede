import writeXlsxFile from 'write-excel-file/node'
import { civilTimeOf } from '#shared/domain/civil-date'
import { ownHeadings } from '#shared/intake/headings'
import { dateFields } from '#shared/intake/intake-fields'
import { readDate } from '#shared/intake/read-date'
import { digitsLostFrom } from '#shared/intake/work-order-input'
import { type CellValue, wallClock } from './grid'
import type { RowRejection } from './prepare-orders'
import type { SheetTable } from './read-sheet'

const textCell = (value: string | number, more: object = {}) => ({ value, ...more })
const heading = { fontWeight: 'bold', backgroundColor: '#F0F0F0' } as const
/** Excel opens no cell with more. */
const maxCellText = 32_767

/**
 * The rejected rows as a workbook: row number, field and reason before the row's own cells, so that it can be put right
 * and imported again as it is, with the same profile: it keeps the name of the sheet. Every cell is text: `=…` from a citizen's message must never become a formula.
 */
export async function rejectedSheet(table: SheetTable, rejected: readonly RowRejection[]): Promise<Buffer> {
  const reasons = new Map<number, RowRejection[]>()
  for (const entry of rejected) reasons.set(entry.row, [...(reasons.get(entry.row) ?? []), entry])
  const cellsOf = new Map(table.rows.map(({ number, cells }) => [number, cells]))
  const dates = new Set([...table.columns.fields].flatMap(([field, column]) => (dateFields.has(field) ? [column] : [])))
  const text = (cell: CellValue | undefined, column: number) =>
    cellText(dates.has(column) && typeof cell === 'number' ? dateText(cell, table.date1904) : cell)
  const rows = [...reasons]
    .sort(([a], [b]) => a - b)
    .map(([row, entries]) => [
      textCell(row, { type: Number }),
      textCell(entries.map(({ field, reason }) => `${field}：${reason}`).join('\n'), { type: String, wrap: true }),
      ...table.headings.map((_, column) => textCell(text(cellsOf.get(row)?.[column], column), { type: String })),
    ])
  const head = [...ownHeadings, ...table.headings].map((title) => textCell(title, { type: String, ...heading }))
  const columns = [{ width: 8 }, { width: 50 }, ...table.headings.map(() => ({ width: 20 }))]
  const sheet = sheetName(table.sheet)
  return writeXlsxFile([head, ...rows], { columns, sheet, stickyRowsCount: 1 }).toBuffer()
}

/** As Excel allows it: 31 characters, without signs of a reference. */
function sheetName(name: string): string {
  const plain = name.replace(/[[\]:*?/\\]/g, '').replace(/^'+|'+$/g, '')
  return [...plain].slice(0, 31).join('') || '退回'
}

/** Days that Excel's count from 1904 is behind the one from 1900, which the new workbook has. */
const behindDays = 1462

/** A serial day without a date format, as its day is read; what is no day in any year we take stays a number. */
function dateText(serial: number, date1904: boolean): string | number {
  const reading = readDate(serial, { date1904 })
  if ('refused' in reading) return date1904 ? serial + behindDays : serial
  const { instant } = reading
  return `${civilTimeOf(instant)}${instant.slice(16, 19)}`
}

function cellText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return wallClock(cell)
  // Written out its lost digits would look like a whole number again, and be taken for one.
  const lost = typeof cell === 'number' && Math.abs(cell) >= digitsLostFrom
  return (lost ? cell.toExponential() : String(cell)).slice(0, maxCellText)
}
