import type { GridBlock, GridCell, TableBlock } from '../blocks'
import type { FontRole } from '../fonts'
import { breakLines } from '../layout/break-lines'
import { cellsOf } from '../layout/title-lines'
import { FIGURE, FORM, GRID, TABLE, TEXT_WIDTH } from '../measures'
import { fitted } from '../pictures/fitted'
import { readPicture } from '../pictures/picture'
import { type FlowCell, type FlowItem, type FlowParagraph, type FlowTable, flowParagraph } from './flow'
import { emptyLine } from './letterhead'

/** Numbers and words of a column as short as this stand in the middle of it. */
const SHORT_CELL = 9
/** A row of so many lines may be cut by the page's end; a shorter one moves to the next page as a whole. */
const LONG_ROW = 8

/** A table of data: a head of 黑体 repeated on each page; only a row of many lines is cut by the page's end. */
export function table(block: TableBlock): FlowItem[] {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0)
  const short = block.columns.map((_, at) => block.rows.every((row) => cellsOf(row[at] ?? '') <= SHORT_CELL))
  const widths = wholeWidths(block.columns.map((column) => (column.width / total) * TEXT_WIDTH))
  const isLong = (texts: readonly string[]) =>
    texts.some((text, at) => {
      const room = (widths[at] ?? TEXT_WIDTH) - 2 * TABLE.padding
      return breakLines(cellParagraph(text, 'fangsong', 'left'), 0, room).length > LONG_ROW
    })
  const cell = (text: string, head: boolean, column: number, align: FlowCell['align'] = 'middle'): FlowCell => ({
    span: 1,
    align,
    // A head never stands alone at the end of a page.
    paragraphs: [
      {
        ...cellParagraph(text, head ? 'heiti' : 'fangsong', head || short[column] ? 'center' : 'left'),
        keepNext: head,
      },
    ],
  })
  const body: FlowTable = {
    type: 'table',
    widths,
    headRows: 1,
    border: true,
    padding: { above: TABLE.above, below: TABLE.below, side: TABLE.padding },
    rows: [
      { cells: block.columns.map((column, at) => cell(column.title, true, at)) },
      ...block.rows.map((texts) => {
        const splits = isLong(texts)
        return {
          splits,
          cells: block.columns.map((_, at) => cell(texts[at] ?? '', false, at, splits ? 'top' : 'middle')),
        }
      }),
    ],
  }
  const below = emptyLine(TABLE.gap)
  return block.caption ? [caption(block.caption, 'heiti', { keepNext: true }), body, below] : [body, below]
}

/** The cells of a form. Long texts may run over the page's end; handwriting gets its lines. */
export function grid(block: GridBlock): FlowTable {
  const total = block.columns.reduce((sum, share) => sum + share, 0)
  const widths = wholeWidths(block.columns.map((share) => (share / total) * TEXT_WIDTH))
  return {
    type: 'table',
    widths,
    headRows: 0,
    border: true,
    padding: { above: FORM.above, below: FORM.below, side: FORM.padding },
    rows: block.rows.map((cells) => {
      let column = 0
      const row = {
        cells: cells.map((cell) => {
          const span = cell.span ?? 1
          const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0)
          column += span
          return gridCell(cell, span, width - 2 * FORM.padding)
        }),
      }
      const pictured = row.cells.some((cell) => cell.paragraphs.some(({ picture }) => picture))
      return { ...row, splits: !pictured && row.cells.some((cell) => cell.long) }
    }),
  }
}

function gridCell(cell: GridCell, span: number, width: number): FlowCell & { long: boolean } {
  const align = cell.label ? 'center' : 'left'
  const texts = (cell.text === '' ? [''] : cell.text.split('\n')).map((text) => formText(text, align))
  const used = texts.reduce((sum, paragraph) => sum + breakLines(paragraph, 0, width).length, 0)
  const wanted = (cell.lines ?? 1) - used - (cell.sign ? 1 : 0)
  const blanks = Array.from({ length: Math.max(0, wanted) }, () => formText('', 'left'))
  const sign = cell.sign ? [formText(cell.sign, 'right')] : []
  const picture = cell.picture ? cellPicture(cell.picture, width) : []
  const several = used + blanks.length + sign.length > 1 && !cell.label
  // A picture without words has no empty line above it.
  const words = cell.text === '' && picture.length > 0 ? [] : texts
  const paragraphs = [...words, ...picture, ...blanks, ...sign]
  return { span, align: several ? 'top' : 'middle', paragraphs, long: used > LONG_ROW }
}

function cellPicture({ source, alt }: NonNullable<GridCell['picture']>, width: number): FlowParagraph[] {
  const read = readPicture(source)
  if (!('picture' in read)) return [formText(`（图片无法显示：${alt}）`, 'left')]
  const { picture } = read
  const box = fitted(picture, width, FORM.picture)
  return [{ ...formText('', 'left'), line: box.height + FIGURE.slack, picture: { picture, ...box, alt } }]
}

function cellParagraph(text: string, role: FontRole, align: FlowParagraph['align']): FlowParagraph {
  return flowParagraph({
    part: 'table',
    runs: [{ text, role }],
    size: TABLE.size,
    spacing: 0,
    line: TABLE.line,
    align,
  })
}

function formText(text: string, align: FlowParagraph['align']): FlowParagraph {
  return { ...cellParagraph(text, 'fangsong', align), size: FORM.size, line: FORM.line }
}

/** 表1 above a table, 图1 under a figure. */
export function caption(text: string, role: FontRole, more: Partial<FlowParagraph> = {}): FlowParagraph {
  return flowParagraph({
    part: 'caption',
    runs: [{ text, role }],
    size: TABLE.size,
    spacing: 0,
    line: GRID.linePitch,
    align: 'center',
    ...more,
  })
}

/** Whole twips that add up to the line. */
function wholeWidths(widths: readonly number[]): number[] {
  const floors = widths.map(Math.floor)
  const rest = TEXT_WIDTH - floors.reduce((sum, width) => sum + width, 0)
  return floors.map((width, at) => (at === floors.length - 1 ? width + rest : width))
}
