/** Less than zero where the first comes before the second; never zero for two rows. */
export type RowOrder<R> = (a: R, b: R) => number

/** Takes a row out of rows in order. @returns false where it is not among them */
export function takeOut<R>(rows: R[], row: R, order: RowOrder<R>): boolean {
  const at = placeOf(rows, row, order)
  if (rows[at] !== row) return false
  rows.splice(at, 1)
  return true
}

/** Puts a row in at its place among rows in order. */
export function putIn<R>(rows: R[], row: R, order: RowOrder<R>): void {
  rows.splice(placeOf(rows, row, order), 0, row)
}

/** How many of the rows come before this one. */
function placeOf<R>(rows: readonly R[], row: R, order: RowOrder<R>): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = rows[middle]
    if (other !== undefined && other !== row && order(other, row) < 0) low = middle + 1
    else high = middle
  }
  return low
}
