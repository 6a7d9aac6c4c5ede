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
  WidthType,
} from 'docx'
import type { ColophonRow, FlowTable } from '../flow/flow'
import { cellParagraph } from '../layout/slices'
import { COLOPHON, TABLE, TEXT_WIDTH } from '../measures'
import { type Faces, wordParagraph } from './paragraphs'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
/** Borders are eighths of a point, our lengths twentieths. */
const line = (twips: number) => ({ style: BorderStyle.SINGLE, size: Math.round((twips / 20) * 8), color: '000000' })
const noMargins = { top: 0, bottom: 0, left: 0, right: 0 } as const

export function wordTable(table: FlowTable, faces: Faces): Table {
  const edge = line(TABLE.border)
  const row = (texts: readonly string[], head: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: head,
      children: table.widths.map(
        (width, at) =>
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            margins: { top: TABLE.above, bottom: TABLE.below, left: TABLE.padding, right: TABLE.padding },
            children: [wordParagraph(cellParagraph(texts[at] ?? '', head), faces)],
          }),
      ),
    })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [...table.widths],
    layout: TableLayoutType.FIXED,
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows: [row(table.header, true), ...table.rows.map((texts) => row(texts, false))],
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
  floating: boolean,
): Table {
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [TEXT_WIDTH],
    layout: TableLayoutType.FIXED,
    margins: noMargins,
    ...(floating ? { float: atLowerEdge } : {}),
    borders: {
      top: line(COLOPHON.thick),
      bottom: line(COLOPHON.thick),
      left: none,
      right: none,
      insideHorizontal: line(COLOPHON.thin),
      insideVertical: none,
    },
    rows: rows.map(({ paragraph }, at) => colophonRow(paragraph, heights[at] ?? 0, faces)),
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

function colophonRow(paragraph: ColophonRow['paragraph'], height: number, faces: Faces): TableRow {
  return new TableRow({
    cantSplit: true,
    height: { value: height, rule: HeightRule.EXACT },
    children: [
      new TableCell({
        width: { size: TEXT_WIDTH, type: WidthType.DXA },
        margins: noMargins,
        children: [wordParagraph(paragraph, faces)],
      }),
    ],
  })
}
