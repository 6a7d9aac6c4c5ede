import type { ChartBlock } from '../blocks'
import type { FontRole } from '../fonts'
import type { PageRule } from '../layout/page-model'
import type { Picture } from '../pictures/picture'
import { printableText } from '../printable-text'

/**
 * What both the page layout and the Word file are made from: paragraphs with every length explicit. Only because both
 * read the same flow can a page on the screen be held against the page Word shows.
 */
export type FlowItem = FlowParagraph | FlowTable | FlowFigure

/** The part of the document a line belongs to; tests and the screen find places by it. */
export type Part =
  | 'copyNumber'
  | 'urgency'
  | 'gap'
  | 'mark'
  | 'signer'
  | 'number'
  | 'imprint'
  | 'title'
  | 'addressee'
  | 'heading'
  | 'body'
  | 'table'
  | 'caption'
  | 'figure'
  | 'chart'
  | 'annexNote'
  | 'attendance'
  | 'signatory'
  | 'date'
  | 'note'
  | 'annexLabel'
  | 'annexTitle'
  | 'colophon'
  | 'pageNumber'
  | 'pageMark'
  | 'foot'

export interface FlowRun {
  /** `\n` ends a line, `\t` goes to the next tab stop. */
  readonly text: string
  readonly role: FontRole
  readonly color?: string
  /** Instead of the paragraph's: names of a joint letterhead are drawn to one width. */
  readonly spacing?: number
}

export interface TabStop {
  readonly at: number
  readonly align: 'left' | 'center' | 'right'
}

/** All lengths in twips. `firstLine` is negative for a hanging indent. */
export interface FlowParagraph {
  readonly type: 'paragraph'
  readonly part: Part
  readonly runs: readonly FlowRun[]
  readonly size: number
  /** Added to the width of every character. */
  readonly spacing: number
  readonly line: number
  readonly align: 'both' | 'left' | 'center' | 'right'
  readonly indent: { readonly left: number; readonly right: number; readonly firstLine: number }
  readonly tabs?: readonly TabStop[]
  readonly keepNext?: boolean
  readonly keepLines?: boolean
  readonly pageBreakBefore?: boolean
  /** The red line of the letterhead under this paragraph. */
  readonly redLine?: boolean
  /** Stands at a place of the page, not in the text, which goes on below it. `y` from the paper's upper edge. */
  readonly frame?: { readonly y: number; readonly height: number }
  /** Drawn on the page this paragraph stands on, from the paper's upper left corner. */
  readonly pageRules?: readonly PageRule[]
  /** Instead of text, in a cell; `line` is as high as it needs. */
  readonly picture?: PlacedPicture
}

export interface PlacedPicture {
  readonly picture: Picture
  readonly width: number
  readonly height: number
  readonly alt: string
}

export interface FlowTable {
  readonly type: 'table'
  /** Column widths in twips; their sum is the width of the type area. */
  readonly widths: readonly number[]
  readonly rows: readonly FlowRow[]
  /** So many rows at the top are repeated on each page. */
  readonly headRows: number
  readonly border: boolean
  readonly padding: CellPadding
}

export interface FlowRow {
  readonly cells: readonly FlowCell[]
  readonly minHeight?: number
  /** A row that may be cut by the page's end; others move as a whole. */
  readonly splits?: boolean
}

export interface FlowCell {
  readonly span: number
  readonly paragraphs: readonly FlowParagraph[]
  readonly align: 'top' | 'middle'
}

export interface CellPadding {
  readonly above: number
  readonly below: number
  readonly side: number
}

/** A picture or a chart in a line of its own, centred. */
export interface FlowFigure {
  readonly type: 'figure'
  readonly width: number
  readonly height: number
  readonly alt: string
  /** A caption follows on the same page. */
  readonly keepNext: boolean
  readonly content: { readonly picture: Picture } | { readonly chart: ChartBlock }
}

/** Rows of one paragraph, or of two where 主送 was moved above 抄送, without a line between them (7.4.2). */
export interface ColophonRow {
  readonly paragraphs: readonly FlowParagraph[]
}

/** What stands at the foot of each page. */
export interface PageFoot {
  /** `odd-even`: — 1 — outside; `of`: 第1页　共2页 in the middle. */
  readonly numbers: 'odd-even' | 'of'
  /** The first page of a letter has none. */
  readonly firstNumbered: boolean
  /** On the first page only. */
  readonly firstRules: readonly PageRule[]
  /** Above the number, on every page: places for signatures. */
  readonly lines: readonly FlowParagraph[]
  /** Over those places on every page, from the paper's upper left corner. */
  readonly pictures?: readonly (PlacedPicture & { readonly x: number; readonly y: number })[]
}

/** A whole document as flow. `letterhead` to `annexes` run one after the other; the colophon stands by itself. */
export interface DocumentFlow {
  readonly items: readonly FlowItem[]
  readonly colophon: readonly ColophonRow[]
  /** A letter's colophon has no lines and stands on its last page, odd or even (10.1). */
  readonly colophonLines: boolean
  readonly foot: PageFoot
  readonly pageMark?: FlowParagraph
}

export const usualFoot: PageFoot = { numbers: 'odd-even', firstNumbered: true, firstRules: [], lines: [] }

const noIndent = { left: 0, right: 0, firstLine: 0 } as const

export function flowParagraph(
  given: Pick<FlowParagraph, 'part' | 'runs' | 'size' | 'spacing' | 'line'> & Partial<FlowParagraph>,
): FlowParagraph {
  const runs = given.runs.map((run) => ({ ...run, text: printableText(run.text) }))
  return { type: 'paragraph', align: 'left', indent: noIndent, ...given, runs }
}
