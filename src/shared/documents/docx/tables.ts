import {
  BorderStyle,
  HeightRule,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { ColophonRow, FlowTable } from '../flow/flow'
import { COLOPHON, TABLE, TEXT_WIDTH } from '../measures'
import { type Faces, wordParagraph } from './paragraphs'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
/** Borders are eighths of a point, our lengths twentieths. */
const line = (twips: number) => ({ style: BorderStyle.SINGLE, size: Math.round((twips / 20) * 8), color: '000000' })
const noMargins = { top: 0, bottom: 0, left: 0, right: 0 } as const

export function wordTable(table: FlowTable, faces: Faces): Table {
  const edge = table.border ? line(TABLE.border) : none
  const margins = {
    top: table.padding.above,
    bottom: table.padding.below,
    left: table.padding.side,
    right: table.padding.side,
  }
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [...table.widths],
    layout: TableLayoutType.FIXED,
    margins: noMargins,
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows: table.rows.map((row, at) => {
      let column = 0
      return new TableRow({
        cantSplit: !row.splits,
        tableHeader: at < table.headRows,
        ...(row.minHeight ? { height: { value: row.minHeight, rule: HeightRule.ATLEAST } } : {}),
        children: row.cells.map((cell) => {
          const width = table.widths.slice(column, column + cell.span).reduce((sum, one) => sum + one, 0)
          column += cell.span
          return new TableCell({
            width: { size: width, type: WidthType.DXA },
            ...(cell.span > 1 ? { columnSpan: cell.span } : {}),
            margins,
            verticalAlign: cell.align === 'middle' ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
            children: cell.paragraphs.map((paragraph) => wordParagraph(paragraph, faces)),
          })
        }),
      })
    }),
  })
}

/**
 * 版记: a table of one column whose last line coincides with the lower edge of the type area (GB/T 9704-2012, 7.4.1).
 * Under text it floats there, however long the text is. On a page of its own it stands in the line, after an empty
 * paragraph of the right height: LibreOffice puts a floating table at the head of such a page.
 */
export function colophonTable(
  rows: readonly ColophonRow[],
  heights: readonly number[],
  faces: Faces,
  { floating, ruled }: { readonly floating: boolean; readonly ruled: boolean },
): Table {
  const edge = (thickness: number) => (ruled ? line(thickness) : none)
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [TEXT_WIDTH],
    layout: TableLayoutType.FIXED,
    margins: noMargins,
    ...(floating ? { float: atLowerEdge } : {}),
    borders: {
      top: edge(COLOPHON.thick),
      bottom: edge(COLOPHON.thick),
      left: none,
      right: none,
      insideHorizontal: edge(COLOPHON.thin),
      insideVertical: none,
    },
    rows: rows.map(({ paragraphs }, at) => colophonRow(paragraphs, heights[at] ?? 0, faces)),
  })
}

const atLowerEdge = {
  horizontalAnchor: TableAnchorType.MARGIN,
  verticalAnchor: TableAnchorType.MARGIN,
  relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
  relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
  leftFromText: 0,
  rightFromText: 0,
  topFromText: 0,
  bottomFromText: 0,
} as const

function colophonRow(paragraphs: ColophonRow['paragraphs'], height: number, faces: Faces): TableRow {
  return new TableRow({
    cantSplit: true,
    height: { value: height, rule: HeightRule.EXACT },
    children: [
      new TableCell({
        width: { size: TEXT_WIDTH, type: WidthType.DXA },
        margins: noMargins,
        children: paragraphs.map((paragraph) => wordParagraph(paragraph, faces)),
      }),
    ],
  })
}
