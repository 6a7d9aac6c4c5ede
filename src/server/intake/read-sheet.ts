import type { ColumnMap } from '#shared/intake/headings'
import type { ImportProfile } from '#shared/intake/profile'
import { DeskError } from '#shared/messages/catalogue'
import { fileKind } from './file-kind'
import { type FoundTable, findHeadings } from './find-headings'
import { type CellValue, cellKey } from './grid'
import { readCsv } from './read-csv'
import { readXlsx } from './read-xlsx'

/** About a month of a big city's orders; beyond it the file no longer fits in memory with ease. */
const maxSheetRows = 200_000

export interface SheetRow {
  /** As Excel shows it. */
  readonly number: number
  readonly cells: readonly CellValue[]
  /** Column → why its cell cannot be used (an error value, a formula without a result). */
  readonly problems: ReadonlyMap<number, string>
}

export interface SheetTable {
  readonly sheet: string
  readonly headings: readonly string[]
  readonly columns: ColumnMap
  readonly date1904: boolean
  readonly rows: readonly SheetRow[]
}

/**
 * The orders of an Excel workbook or a CSV file, row by row, untouched; empty rows left out.
 * @param file its name, for messages and to tell a mistaken ending.
 * @throws DeskError `intake.*`, each saying what is wrong with the file and what to do.
 */
export async function readSheet(bytes: Uint8Array, file: string, profile?: ImportProfile): Promise<SheetTable> {
  const grids = fileKind(bytes, file) === 'xlsx' ? await readXlsx(bytes, file) : [readCsv(bytes, file, profile)]
  if (grids.every((grid) => grid.rows.every(isEmpty))) throw new DeskError('intake.fileEmpty', { file })
  const table = findHeadings(grids, file, profile)
  const rows = dataRows(table)
  if (rows.length === 0) throw new DeskError('intake.noRows', { file })
  if (rows.length > maxSheetRows)
    throw new DeskError('intake.tooManyRows', { file, rows: rows.length, limit: maxSheetRows })
  const { grid, headings, columns } = table
  return { sheet: grid.name, headings, columns, date1904: grid.date1904, rows }
}

function dataRows({ grid, rows, firstRow, headings }: FoundTable): SheetRow[] {
  const result: SheetRow[] = []
  for (let index = firstRow; index < rows.length; index += 1) {
    const cells = rows[index] ?? []
    if (isEmpty(cells) || repeatsHeadings(cells, headings)) continue
    result.push({ number: index + 1, cells, problems: problemsOf(grid.problems, index, headings.length) })
  }
  return result
}

const noProblems: ReadonlyMap<number, string> = new Map()

function problemsOf(all: ReadonlyMap<string, string>, row: number, width: number): ReadonlyMap<number, string> {
  if (all.size === 0) return noProblems
  const own = new Map<number, string>()
  for (let column = 0; column < width; column += 1) {
    const problem = all.get(cellKey(row, column))
    if (problem) own.set(column, problem)
  }
  return own
}

function isEmpty(cells: readonly CellValue[]): boolean {
  return cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''))
}

/** Some exports print the headings again on every page. */
function repeatsHeadings(cells: readonly CellValue[], headings: readonly string[]): boolean {
  return headings.every((heading, column) => heading === '' || String(cells[column] ?? '').trim() === heading)
}
