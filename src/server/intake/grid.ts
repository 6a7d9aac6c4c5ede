/** A cell as its reader gives it; a Date holds the wall clock in its UTC fields. */
export type CellValue = string | number | boolean | Date | null

export interface CellRange {
  /** Row and column of both corners, counted from 0. */
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** One sheet as read: `rows[i]` is what Excel shows as row i + 1. */
export interface Grid {
  readonly name: string
  readonly rows: readonly (readonly CellValue[])[]
  readonly merges: readonly CellRange[]
  /** Cells that show nothing usable: `row:column` (counted from 0) → what to tell the person. */
  readonly problems: ReadonlyMap<string, string>
  readonly date1904: boolean
}

/** `2026-11-01 09:00:00`, of a cell that holds a date. */
export function wallClock(cell: Date): string {
  return cell.toISOString().slice(0, 19).replace('T', ' ')
}

export function cellKey(row: number, column: number): string {
  return `${row}:${column}`
}

/** `B1:C1`, as Excel writes a range. */
export function rangeName({ top, left, bottom, right }: CellRange): string {
  return `${columnName(left)}${top + 1}:${columnName(right)}${bottom + 1}`
}

export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`
}

/** The value of a merged area stands for each of its cells: a region merged down ten orders is the region of all ten. */
export function fillMerges(grid: Grid): CellValue[][] {
  const width = grid.rows.reduce((most, row) => Math.max(most, row.length), 0)
  const rows = grid.rows.map((row) => [...row])
  for (const { top, left, bottom, right } of grid.merges) {
    const value = rows[top]?.[left] ?? null
    if (value === null) continue
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row += 1)
      for (let column = left; column <= Math.min(right, width - 1); column += 1) setCell(rows, row, column, value)
  }
  return rows
}

function setCell(rows: CellValue[][], row: number, column: number, value: CellValue): void {
  const cells = rows[row]
  if (!cells) return
  while (cells.length < column) cells.push(null)
  cells[column] = value
}
