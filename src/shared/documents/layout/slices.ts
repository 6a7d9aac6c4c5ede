import type { FlowItem, FlowParagraph, FlowTable, Part } from '../flow/flow'
import { flowParagraph } from '../flow/flow'
import { BLACK, EMPIRICAL, PAGE, RED, RED_LINE, TABLE, TEXT_WIDTH } from '../measures'
import { breakLines } from './break-lines'
import type { PageRule, PageRun } from './page-model'

/** A piece of a page that is never cut: a line of text, or a row of a table. Positions are relative to its top. */
export interface Slice {
  readonly height: number
  readonly lines: readonly { y: number; height: number; baseline: number; runs: readonly PageRun[] }[]
  readonly rules: readonly PageRule[]
}

export interface SlicedItem {
  readonly part: Part
  readonly paragraph: number
  readonly slices: readonly Slice[]
  readonly keepNext: boolean
  readonly keepLines: boolean
  readonly pageBreakBefore: boolean
  /** The head of a table, repeated on each page it reaches. */
  readonly repeated?: Slice
}

export function sliceItems(items: readonly FlowItem[]): SlicedItem[] {
  return items.map((item, paragraph) =>
    item.type === 'table' ? sliceTable(item, paragraph) : sliceParagraph(item, paragraph),
  )
}

function sliceParagraph(item: FlowParagraph, paragraph: number): SlicedItem {
  const broken = breakLines(item, PAGE.left, TEXT_WIDTH)
  return {
    part: item.part,
    paragraph,
    keepNext: item.keepNext ?? false,
    keepLines: item.keepLines ?? false,
    pageBreakBefore: item.pageBreakBefore ?? false,
    slices: broken.map((line, at) => {
      const last = at === broken.length - 1
      const space = item.redLine && last ? EMPIRICAL.redLineSpace * 20 : 0
      return {
        height: item.line + (space > 0 ? space + RED_LINE : 0),
        lines: [{ y: 0, height: item.line, ...line }],
        rules:
          space > 0 ? [{ x: PAGE.left, y: item.line + space, width: TEXT_WIDTH, height: RED_LINE, color: RED }] : [],
      }
    }),
  }
}

function sliceTable(table: FlowTable, paragraph: number): SlicedItem {
  const head = rowSlice(table, table.header, true)
  return {
    part: 'table',
    paragraph,
    keepNext: false,
    keepLines: false,
    pageBreakBefore: false,
    slices: [head, ...table.rows.map((row) => rowSlice(table, row, false))],
    repeated: head,
  }
}

/** One cell's text as a paragraph; the Word file is made from the same one. */
export function cellParagraph(text: string, head: boolean): FlowParagraph {
  return flowParagraph({
    part: 'table',
    runs: [{ text, role: head ? 'heiti' : 'fangsong' }],
    size: TABLE.size,
    spacing: 0,
    line: TABLE.line,
    align: head ? 'center' : 'left',
  })
}

function rowSlice(table: FlowTable, cells: readonly string[], head: boolean): Slice {
  const lines: { y: number; height: number; baseline: number; runs: readonly PageRun[] }[] = []
  let x = PAGE.left
  let tallest = 1
  const edges: number[] = [x]
  for (const [at, width] of table.widths.entries()) {
    const inner = width - 2 * TABLE.padding
    const broken = breakLines(cellParagraph(cells[at] ?? '', head), x + TABLE.padding, inner)
    for (const [row, line] of broken.entries()) {
      lines.push({ y: TABLE.above + row * TABLE.line, height: TABLE.line, ...line })
    }
    tallest = Math.max(tallest, broken.length)
    x += width
    edges.push(x)
  }
  const height = TABLE.above + tallest * TABLE.line + TABLE.below + TABLE.border
  const line = { color: BLACK }
  const horizontal = (y: number) => ({ ...line, x: PAGE.left, y, width: TEXT_WIDTH, height: TABLE.border })
  return {
    height,
    lines,
    rules: [
      horizontal(0),
      horizontal(height),
      ...edges.map((edge) => ({ ...line, x: edge - TABLE.border / 2, y: 0, width: TABLE.border, height })),
    ],
  }
}
