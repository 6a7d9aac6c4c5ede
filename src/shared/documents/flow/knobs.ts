import { CHARACTER_SPACING, GRID } from '../measures'

/** What may be tightened when the end of a document does not fit (GB/T 9704-2012, 7.3.5.5: 行距, 字距). */
export interface Knobs {
  readonly line: number
  readonly spacing: number
  readonly blanksBeforeSignature: number
}

/**
 * From the plain page to the tightest one. Two blank lines leave the seal its place (42 mm, its top at most one line
 * below the text). 554 twips give 23 lines a page, −0.8 pt gives 29 characters a line; anything between gains nothing
 * on a full page.
 */
export const squeezeSteps: readonly [Knobs, ...Knobs[]] = [
  { line: GRID.linePitch, spacing: CHARACTER_SPACING, blanksBeforeSignature: 2 },
  { line: GRID.linePitch, spacing: CHARACTER_SPACING, blanksBeforeSignature: 1 },
  { line: 554, spacing: CHARACTER_SPACING, blanksBeforeSignature: 1 },
  { line: 554, spacing: -16, blanksBeforeSignature: 1 },
]
