import { GRID } from '../measures'

/** What may be tightened when the end of a document does not fit (GB/T 9704-2012, 7.3.5.5). */
export interface Knobs {
  readonly line: number
  readonly blanksBeforeSignature: number
  /** 主送机关 in the colophon, because the first page must show some of the text (7.3.2). */
  readonly addresseeInColophon?: boolean
}

/**
 * From the plain page to the tightest one. Two blank lines leave the seal its place (42 mm, its top at most one line
 * below the text). 553 twips give 23 lines a page, 530 give 24; anything between gains nothing on a full page, and one
 * twip more leaves LibreOffice no room for the last line. The
 * spacing of characters stays: readers differ in how they squeeze digits, and a line would hold one more here than there.
 */
export const squeezeSteps: readonly [Knobs, ...Knobs[]] = [
  { line: GRID.linePitch, blanksBeforeSignature: 2 },
  { line: GRID.linePitch, blanksBeforeSignature: 1 },
  { line: 553, blanksBeforeSignature: 1 },
  { line: 530, blanksBeforeSignature: 1 },
]
