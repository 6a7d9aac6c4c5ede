import type { DocumentFormat } from '#shared/documents/content'
import type { Bitmap } from '../support/office'
import { bands, type Ink } from './ink'
import type { Miss } from './miss'

/** A page as ink, whoever drew it: LibreOffice, Chromium's print, the preview. */
export interface Sheet {
  readonly bitmap: Bitmap
  readonly dotsPerInch: number
}

export function near(check: string, found: number | undefined, wanted: number, tolerance: number): Miss[] {
  const good = found !== undefined && Math.abs(found - wanted) <= tolerance
  return good ? [] : [{ check, found: `${found?.toFixed(2)} instead of ${wanted} ± ${tolerance}` }]
}

export const widthOf = (ink: Ink) => ink.right - ink.left
const leftOf = (inks: readonly Ink[]) => Math.min(...inks.map((one) => one.left))
const rightOf = (inks: readonly Ink[]) => Math.max(...inks.map((one) => one.right))
const heightOf = (ink: Ink) => ink.bottom - ink.top

/** Ink of the first page against the numbers of its format, in millimetres. */
export function firstPageMisses(sheet: Sheet, format: DocumentFormat): Miss[] {
  switch (format) {
    case 'general':
      return [...markMisses(sheet), ...redLineMisses(sheet), ...numberMisses(sheet, 1)]
    case 'minutes':
      return [...markMisses(sheet), ...redLineMisses(sheet), ...numberMisses(sheet, 1)]
    case 'letter':
      return letterMisses(sheet)
    case 'plain':
      return numberMisses(sheet, 1)
    case 'form':
      return noRed(sheet)
  }
}

function ink({ bitmap, dotsPerInch }: Sheet, colour: 'red' | 'black', strip?: { from: number; to: number }): Ink[] {
  return bands(bitmap, dotsPerInch, colour, strip)
}

/** 7.2.4: the top of the mark 35 mm below the type area, in its middle. */
function markMisses(sheet: Sheet): Miss[] {
  const marks = ink(sheet, 'red').filter((band) => heightOf(band) > 3)
  const [mark] = marks
  return [
    ...near('mark 35 mm below the type area', mark && mark.top - 37, 35, 1),
    ...near('mark centred', mark && (leftOf(marks) + rightOf(marks)) / 2, 106, 1),
  ]
}

/** 7.2.7: 4 mm below what stands over it, as wide as the type area. */
function redLineMisses(sheet: Sheet): Miss[] {
  const line = ink(sheet, 'red')
    .filter((band) => heightOf(band) < 1.2 && widthOf(band) > 100)
    .at(-1)
  const above = ink(sheet, 'black')
    .filter((band) => line && band.bottom < line.top)
    .at(-1)
  return [
    ...near('red line 156 mm', line && widthOf(line), 156, 1),
    ...near('red line 4 mm below the number', line && above && line.top - above.bottom, 4, 0.6),
  ]
}

/** The dash of 宋体 lies 2 mm above its baseline; stand-in faces draw it elsewhere, so the baseline is measured, at the digit. */
const DASH_ABOVE_BASELINE = 2
/** How much narrower than its cell a stand-in face may draw the dash. */
const DASH_BEARING = 0.9

/** 7.5: — 1 — 7 mm below the type area, one character in from its outer edge. */
export function numberMisses(sheet: Sheet, page: number): Miss[] {
  const odd = page % 2 === 1
  // Where a number of one digit stands: between its dashes.
  const middle = odd ? { from: 169, to: 172 } : { from: 40, to: 43 }
  const outer = odd ? { from: 173, to: 185 } : { from: 27, to: 39 }
  const foot = (strip: { from: number; to: number }) => ink(sheet, 'black', strip).findLast((band) => band.top > 263)
  const digit = foot(middle)
  const dash = foot(outer)
  const inset = dash && (odd ? 184 - dash.right : dash.left - 28)
  return [
    ...near('page number 7 mm below the type area', digit && digit.bottom - 262 - DASH_ABOVE_BASELINE, 7, 0.5),
    ...near('page number one character in', inset, 4.94, DASH_BEARING),
  ]
}

/** 10.1: mark 30 mm below the paper's edge, double lines of 170 mm, the second 20 mm above the lower edge, no number. */
function letterMisses(sheet: Sheet): Miss[] {
  const red = ink(sheet, 'red')
  const [mark] = red.filter((band) => heightOf(band) > 3)
  const lines = red.filter((band) => heightOf(band) < 1.2 && widthOf(band) > 100)
  if (lines.length !== 4) return [{ check: 'two double lines', found: `${lines.length} lines` }]
  const [first, second, third, last] = lines as [Ink, Ink, Ink, Ink]
  const text = ink(sheet, 'black').find((band) => band.top > second.bottom)
  const below = ink(sheet, 'black').find((band) => band.top > 262.5)
  return [
    ...near('mark 30 mm below the edge', mark?.top, 30, 1),
    ...near('mark centred', mark && (mark.left + mark.right) / 2, 106, 1.5),
    ...near('double line 4 mm below the mark', mark && first.top - mark.bottom, 4, 0.6),
    ...lines.flatMap((line) => near('double lines 170 mm', widthOf(line), 170, 0.5)),
    ...lines.flatMap((line) => near('double lines in the middle', (line.left + line.right) / 2, 105, 1)),
    ...near('second double line 20 mm above the edge', 297 - last.bottom, 20, 0.5),
    ...(heightOf(first) > heightOf(second) ? [] : [{ check: 'thick over thin', found: `${heightOf(first)}` }]),
    ...(heightOf(third) < heightOf(last) ? [] : [{ check: 'thin over thick', found: `${heightOf(third)}` }]),
    ...near('number 7/8 of a character below the line', text && text.top - second.bottom, 4.94, 0.8),
    ...(below ? [{ check: 'no page number on the first page', found: `ink at ${below.top.toFixed(1)}` }] : []),
  ]
}

function noRed(sheet: Sheet): Miss[] {
  const [found] = ink(sheet, 'red')
  return found ? [{ check: 'no red on a form', found: `ink at ${found.top.toFixed(1)}` }] : []
}

/** 7.4.1: thick, thin, thick; as wide as the type area; the last line at its lower edge. */
export function colophonMisses(sheet: Sheet): Miss[] {
  const lines = ink(sheet, 'black').filter((band) => widthOf(band) > 150 && heightOf(band) < 1 && band.top > 100)
  if (lines.length < 2) return [{ check: 'colophon lines', found: `${lines.length}` }]
  const thickness = lines.map(heightOf)
  const outer = Math.min(thickness[0] ?? 0, thickness.at(-1) ?? 0)
  return [
    ...lines.flatMap((line) => near('colophon width', widthOf(line), 156, 0.7)),
    ...near('colophon at 262 mm', lines.at(-1)?.bottom, 262, 0.7),
    ...(thickness.slice(1, -1).some((one) => one >= outer)
      ? [{ check: 'colophon thick, thin, thick', found: thickness.join(' ') }]
      : []),
  ]
}
