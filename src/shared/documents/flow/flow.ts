import type { FontRole } from '../fonts'

/**
 * What both the page layout and the Word file are made from: paragraphs with every length explicit. Only because both
 * read the same flow can a page on the screen be held against the page Word shows.
 */
export type FlowItem = FlowParagraph | FlowTable

/** The part of the document a line belongs to; tests and the screen find places by it. */
export type Part =
  | 'copyNumber'
  | 'urgency'
  | 'gap'
  | 'mark'
  | 'signer'
  | 'number'
  | 'title'
  | 'addressee'
  | 'heading'
  | 'body'
  | 'table'
  | 'annexNote'
  | 'signatory'
  | 'date'
  | 'note'
  | 'annexLabel'
  | 'annexTitle'
  | 'colophon'
  | 'pageNumber'
  | 'pageMark'

export interface FlowRun {
  /** `\n` ends a line, `\t` goes to the next tab stop. */
  readonly text: string
  readonly role: FontRole
  readonly color?: string
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
}

export interface FlowTable {
  readonly type: 'table'
  /** Column widths in twips; their sum is the width of the type area. */
  readonly widths: readonly number[]
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface ColophonRow {
  readonly paragraph: FlowParagraph
}

/** A whole document as flow. `letterhead` to `annexes` run one after the other; the colophon stands by itself. */
export interface DocumentFlow {
  readonly items: readonly FlowItem[]
  readonly colophon: readonly ColophonRow[]
  readonly pageMark?: FlowParagraph
}

const noIndent = { left: 0, right: 0, firstLine: 0 } as const

export function flowParagraph(
  given: Pick<FlowParagraph, 'part' | 'runs' | 'size' | 'spacing' | 'line'> & Partial<FlowParagraph>,
): FlowParagraph {
  return { type: 'paragraph', align: 'left', indent: noIndent, ...given }
}
