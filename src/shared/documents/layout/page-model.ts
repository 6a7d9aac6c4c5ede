import type { Part } from '../flow/flow'
import type { FontRole } from '../fonts'

/** Pages as they will print. Every length is in twips (1/20 pt) from the upper left corner of the paper. */
export interface Page {
  /** Counts every side of paper from 1, numbered or not. */
  readonly number: number
  /** False on a blank side and on the colophon's side after one (GB/T 9704-2012, 7.5). */
  readonly numbered: boolean
  readonly lines: readonly PageLine[]
  readonly rules: readonly PageRule[]
  readonly pictures: readonly PagePicture[]
  /** Lines of charts. */
  readonly strokes: readonly PageStroke[]
  /** Across the sheet, of copies only: who took it out and when. */
  readonly watermark?: string
}

export interface PageLine {
  readonly part: Part
  /** Which paragraph of the flow it comes from, counting from 0; −1 for page numbers and page marks. */
  readonly paragraph: number
  /** Top of the line box. */
  readonly y: number
  readonly height: number
  readonly baseline: number
  readonly runs: readonly PageRun[]
}

export interface PageRun {
  readonly text: string
  /** The left edge of each character; as many as `text` has code points. */
  readonly x: readonly number[]
  readonly role: FontRole
  readonly size: number
  readonly color: string
}

/** A filled rectangle: the red line, the lines of the colophon and of tables. */
export interface PageRule {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly color: string
}

export function lineText(line: PageLine): string {
  return line.runs.map((run) => run.text).join('')
}

export interface PagePicture {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** A data address: pages load nothing from anywhere. */
  readonly source: string
  readonly alt: string
}

/** A line through points, in twips like everything here. */
export interface PageStroke {
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly width: number
  readonly color: string
}
