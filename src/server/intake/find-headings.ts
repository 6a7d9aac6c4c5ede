import { type ColumnMap, knownHeadings, mapHeadings, missingColumns } from '#shared/intake/headings'
import type { ImportProfile } from '#shared/intake/profile'
import { DeskError } from '#shared/messages/catalogue'
import { cleanLine } from './clean-text'
import { type CellValue, fillMerges, type Grid, rangeName } from './grid'

/** Titles, notes and the date of the export stand above the headings. */
export const headingRowsSearched = 20
/** One known name may be chance (a title 内容); two are a heading row. */
const fewestKnown = 2

export interface FoundTable {
  readonly grid: Grid
  /** Merged areas filled. */
  readonly rows: readonly (readonly CellValue[])[]
  readonly headings: readonly string[]
  readonly columns: ColumnMap
  /** Index of the first row of data. */
  readonly firstRow: number
}

/**
 * The first sheet with recognisable headings, and its heading row.
 * @throws DeskError `intake.sheetMissing`, `intake.noHeadings`, `intake.headingMerged`, `intake.columnMissing`
 */
export function findHeadings(grids: readonly Grid[], file: string, profile?: ImportProfile): FoundTable {
  const tables = searched(grids, file, profile).flatMap((grid) => headingRow(grid, profile) ?? [])
  const [first] = tables
  if (!first) throw new DeskError('intake.noHeadings', { file, rows: headingRowsSearched })
  // A cover sheet may share a few names; the first sheet that has all that is needed is meant.
  const table = tables.find(({ columns }) => missingColumns(columns).length === 0) ?? first
  refuseMerged(table, file)
  const missing = missingColumns(table.columns)
  if (missing.length > 0)
    throw new DeskError('intake.columnMissing', { file, sheet: table.grid.name, columns: missing.join('、') })
  return table
}

function searched(grids: readonly Grid[], file: string, profile: ImportProfile | undefined): readonly Grid[] {
  if (!profile?.sheet) return grids
  const named = grids.filter((grid) => grid.name === profile.sheet)
  if (named.length > 0) return named
  const known = grids.map((grid) => grid.name).join('、')
  throw new DeskError('intake.sheetMissing', { file, sheet: profile.sheet, known })
}

function headingRow(grid: Grid, profile: ImportProfile | undefined): FoundTable | undefined {
  const rows = fillMerges(grid)
  let best: { index: number; known: number; headings: string[] } | undefined
  rows.slice(0, headingRowsSearched).forEach((row, index) => {
    const headings = row.map(headingText)
    const known = knownHeadings(headings, profile)
    const better = known > (best?.known ?? fewestKnown - 1)
    if (better || (best && known === best.known && isLowerLevel(grid, best.index, index)))
      best = { index, known, headings }
  })
  if (!best) return undefined
  const { index, headings } = best
  return { grid, rows, headings, columns: mapHeadings(headings, profile), firstRow: index + 1 }
}

/** Headings in two levels: some stand in a cell merged over both rows, and the lower row names the columns. */
function isLowerLevel(grid: Grid, upper: number, row: number): boolean {
  return row === upper + 1 && grid.merges.some(({ top, bottom }) => top <= upper && bottom >= row)
}

function headingText(cell: CellValue): string {
  return typeof cell === 'string' ? cleanLine(cell) : cell === null ? '' : String(cell)
}

/** One heading over several columns does not say which of them is meant. */
function refuseMerged({ grid, firstRow }: FoundTable, file: string): void {
  const headingIndex = firstRow - 1
  const wide = grid.merges.filter(
    ({ top, bottom, left, right }) => right > left && top <= headingIndex && bottom >= headingIndex,
  )
  if (wide.length > 0) throw new DeskError('intake.headingMerged', { file, cells: wide.map(rangeName).join('、') })
}
