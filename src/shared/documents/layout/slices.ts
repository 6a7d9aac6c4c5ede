import { assertNever } from '#shared/domain/assert-never'
import type { FlowFigure, FlowItem, FlowParagraph, Part } from '../flow/flow'
import { EMPIRICAL, FIGURE, PAGE, RED, RED_LINE, TEXT_WIDTH } from '../measures'
import { breakLines } from './break-lines'
import { chartParts } from './chart-parts'
import type { PagePicture, PageRule, PageRun, PageStroke } from './page-model'
import { sliceTable } from './slice-table'

/** A piece of a page that is never cut: a line of text, or a row of a table. Positions are relative to its top. */
export interface Slice {
  readonly height: number
  readonly lines: readonly SliceLine[]
  readonly rules: readonly PageRule[]
  readonly pictures?: readonly PagePicture[]
  readonly strokes?: readonly PageStroke[]
  /** A piece of a table's row that goes on in the next slice: drawn where the page cuts it. */
  readonly cut?: { readonly below: readonly PageRule[]; readonly above: readonly PageRule[] }
}

export interface SliceLine {
  readonly part?: Part
  readonly y: number
  readonly height: number
  readonly baseline: number
  readonly runs: readonly PageRun[]
}

export interface SlicedItem {
  readonly part: Part
  readonly paragraph: number
  readonly slices: readonly Slice[]
  /** So many slices at its beginning stand together: the head of a table with its first row. */
  readonly together?: number
  readonly keepNext: boolean
  readonly keepLines: boolean
  readonly pageBreakBefore: boolean
  /** The head of a table, repeated on each page it reaches. */
  readonly repeated?: readonly Slice[]
  /** Stands at its own place; the text goes on below it. */
  readonly frame?: FlowParagraph['frame']
  readonly pageRules?: readonly PageRule[]
}

export function sliceItems(items: readonly FlowItem[]): SlicedItem[] {
  return items.map((item, paragraph) => {
    switch (item.type) {
      case 'table':
        return sliceTable(item, paragraph)
      case 'figure':
        return sliceFigure(item, paragraph)
      case 'paragraph':
        return sliceParagraph(item, paragraph)
      default:
        return assertNever(item)
    }
  })
}

function sliceFigure(item: FlowFigure, paragraph: number): SlicedItem {
  const x = PAGE.left + (TEXT_WIDTH - item.width) / 2
  const box = { x, y: 0, width: item.width, height: item.height }
  const drawn =
    'picture' in item.content
      ? { lines: [], rules: [], pictures: [{ ...box, source: item.content.picture.source, alt: item.alt }] }
      : chartParts(item.content.chart, box)
  return {
    part: 'picture' in item.content ? 'figure' : 'chart',
    paragraph,
    keepNext: item.keepNext,
    keepLines: true,
    pageBreakBefore: false,
    slices: [{ ...drawn, height: item.height + FIGURE.slack }],
  }
}

function sliceParagraph(item: FlowParagraph, paragraph: number): SlicedItem {
  const broken = breakLines(item, PAGE.left, TEXT_WIDTH)
  return {
    part: item.part,
    paragraph,
    keepNext: item.keepNext ?? false,
    keepLines: item.keepLines ?? false,
    pageBreakBefore: item.pageBreakBefore ?? false,
    frame: item.frame,
    pageRules: item.pageRules,
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
