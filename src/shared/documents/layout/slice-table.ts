import type { FlowCell, FlowRow, FlowTable, PlacedPicture } from '../flow/flow'
import { BLACK, PAGE, TABLE } from '../measures'
import { type BrokenLine, breakLines } from './break-lines'
import type { PagePicture, PageRule } from './page-model'
import type { Slice, SlicedItem, SliceLine } from './slices'

/** A table as slices: a row is one, unless it may be cut; then each of its lines is. */
export function sliceTable(table: FlowTable, paragraph: number): SlicedItem {
  const rows = table.rows.map((row) => rowSlices(table, row))
  const part = table.rows[0]?.cells[0]?.paragraphs[0]?.part ?? 'table'
  return {
    part,
    paragraph,
    keepNext: false,
    keepLines: false,
    pageBreakBefore: false,
    slices: table.border ? closed(rows.flat()) : rows.flat(),
    ...(table.headRows > 0
      ? { repeated: rows.slice(0, table.headRows).flat(), together: rows.slice(0, table.headRows).flat().length + 1 }
      : {}),
  }
}

/** Each row has its rule above; the last one has the rule that closes the table below as well. */
function closed(slices: readonly Slice[]): Slice[] {
  return slices.map((slice, at) =>
    at === slices.length - 1 ? { ...slice, height: slice.height + TABLE.border } : slice,
  )
}

interface PlacedCell {
  readonly cell: FlowCell
  readonly left: number
  readonly right: number
  readonly lines: readonly { readonly height: number; readonly line: BrokenLine; readonly picture?: PlacedPicture }[]
}

function rowSlices(table: FlowTable, row: FlowRow): Slice[] {
  const cells = placedCells(table, row)
  const { above, below } = table.padding
  const tallest = Math.max(...cells.map(textHeight), 0)
  const height = Math.max(above + tallest + below + (table.border ? TABLE.border : 0), row.minHeight ?? 0)
  const whole = wholeRow(table, cells, height)
  return row.splits && cells.some((cell) => cell.lines.length > 1) ? cutRow(table, cells, whole) : [whole]
}

function placedCells(table: FlowTable, row: FlowRow): PlacedCell[] {
  let column = 0
  let x = PAGE.left
  return row.cells.map((cell) => {
    const width = table.widths.slice(column, column + cell.span).reduce((sum, one) => sum + one, 0)
    const inner = width - 2 * table.padding.side
    const left = x
    column += cell.span
    x += width
    const lines = cell.paragraphs.flatMap((paragraph) =>
      breakLines(paragraph, left + table.padding.side, inner).map((line) => ({
        height: paragraph.line,
        line,
        ...(paragraph.picture ? { picture: paragraph.picture } : {}),
      })),
    )
    return { cell, left, right: x, lines }
  })
}

function textHeight(cell: PlacedCell): number {
  return cell.lines.reduce((sum, line) => sum + line.height, 0)
}

function wholeRow(table: FlowTable, cells: readonly PlacedCell[], height: number): Slice {
  const { above, below } = table.padding
  const room = height - above - below - (table.border ? TABLE.border : 0)
  const pictures: PagePicture[] = []
  const lines = cells.flatMap((cell): SliceLine[] => {
    let y = above + (cell.cell.align === 'middle' ? (room - textHeight(cell)) / 2 : 0)
    return cell.lines.flatMap(({ height: line, line: { baseline, runs }, picture }) => {
      const placed = { y, height: line, baseline, runs }
      y += line
      if (!picture) return [placed]
      const { width, height: tall, alt, picture: file } = picture
      const x = cell.left + table.padding.side
      pictures.push({ x, y: placed.y, width, height: tall, source: file.source, alt })
      return []
    })
  })
  return {
    height,
    lines,
    pictures,
    rules: table.border ? [across(cells, 0), across(cells, height), ...sides(cells, height)] : [],
  }
}

/** The row again as pieces one line high, so that the page's end may fall between them: where its longest text may. */
function cutRow(table: FlowTable, cells: readonly PlacedCell[], whole: Slice): Slice[] {
  const longest = cells.reduce((most, cell) => (cell.lines.length > most.lines.length ? cell : most))
  const ends: number[] = []
  let end = table.padding.above
  for (const line of longest.lines.slice(0, -1)) {
    end += line.height
    ends.push(end)
  }
  const starts = [0, ...ends]
  return starts.map((from, at): Slice => {
    const to = ends[at] ?? whole.height
    const height = to - from
    const last = at === starts.length - 1
    return {
      height,
      lines: whole.lines
        .filter((line) => line.y >= from - 1 && line.y < to - 1)
        .map((line) => ({ ...line, y: line.y - from })),
      rules: table.border
        ? [...(at === 0 ? [across(cells, 0)] : []), ...(last ? [across(cells, height)] : []), ...sides(cells, height)]
        : [],
      ...(table.border && !last ? { cut: { below: [across(cells, 0)], above: [across(cells, 0)] } } : {}),
    }
  })
}

function across(cells: readonly PlacedCell[], y: number): PageRule {
  const left = cells[0]?.left ?? PAGE.left
  const right = cells.at(-1)?.right ?? left
  return { x: left - TABLE.border / 2, y, width: right - left + TABLE.border, height: TABLE.border, color: BLACK }
}

function sides(cells: readonly PlacedCell[], height: number): PageRule[] {
  const edges = [cells[0]?.left ?? PAGE.left, ...cells.map((cell) => cell.right)]
  return edges.map((edge) => ({ x: edge - TABLE.border / 2, y: 0, width: TABLE.border, height, color: BLACK }))
}
