import writeXlsxFile from 'write-excel-file/node'
import { ownHeadings } from '#shared/intake/headings'
import type { RowRejection } from './prepare-orders'
import type { SheetTable } from './read-sheet'

const textCell = (value: string | number, more: object = {}) => ({ value, ...more })
const heading = { fontWeight: 'bold', backgroundColor: '#F0F0F0' } as const
/** Excel opens no cell with more. */
const maxCellText = 32_767

/**
 * The rejected rows as a workbook: row number, field and reason before the row's own cells, so that it can be put right
 * and imported again as it is. Every cell is text: `=…` from a citizen's message must never become a formula.
 */
export async function rejectedSheet(table: SheetTable, rejected: readonly RowRejection[]): Promise<Buffer> {
  const reasons = new Map<number, RowRejection[]>()
  for (const entry of rejected) reasons.set(entry.row, [...(reasons.get(entry.row) ?? []), entry])
  const cellsOf = new Map(table.rows.map(({ number, cells }) => [number, cells]))
  const rows = [...reasons]
    .sort(([a], [b]) => a - b)
    .map(([row, entries]) => [
      textCell(row, { type: Number }),
      textCell(entries.map(({ field, reason }) => `${field}：${reason}`).join('\n'), { type: String, wrap: true }),
      ...table.headings.map((_, column) => textCell(cellText(cellsOf.get(row)?.[column]), { type: String })),
    ])
  const head = [...ownHeadings, ...table.headings].map((title) => textCell(title, { type: String, ...heading }))
  const columns = [{ width: 8 }, { width: 50 }, ...table.headings.map(() => ({ width: 20 }))]
  return writeXlsxFile([head, ...rows], { columns, sheet: '退回', stickyRowsCount: 1 }).toBuffer()
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  const text = cell instanceof Date ? cell.toISOString().slice(0, 19).replace('T', ' ') : String(cell)
  return text.slice(0, maxCellText)
}
