import type { DocumentContent } from '#shared/documents/content'
import { bands, type Ink } from './ink'
import { near, type Sheet } from './ink-misses'
import type { Miss } from './miss'

/** The upper left corner of the type area, a little beyond its edge; the longest entry has three characters. */
const CORNER = { from: 24, to: 50 }
const LINE = 10.21
const TYPE_AREA = 37

type Corner = Pick<DocumentContent, 'format' | 'copyNumber' | 'urgency'>

/**
 * 份号 and 紧急程度 (7.2.1, 7.2.3; 10.1): flush left, one under the other, from the first line of the type area on; in a
 * letter from 7/8 of a character under the first double line on. In millimetres.
 */
export function cornerMisses(sheet: Sheet, { format, copyNumber, urgency }: Corner): Miss[] {
  const names = [...(copyNumber ? ['份号'] : []), ...(urgency ? ['紧急程度'] : [])]
  const black = bands(sheet.bitmap, sheet.dotsPerInch, 'black', CORNER)
  const from = format === 'letter' ? (underDoubleLine(sheet) ?? 0) : TYPE_AREA
  const found = black.filter(({ top }) => top > from)
  return names.flatMap((name, at) => {
    const ink = found[at]
    return [
      ...near(`${name} flush left`, ink?.left, 28, 1),
      ...(format === 'letter' && at === 0
        ? near(`${name} under the double line`, ink && ink.top - from, 4.94, 1.3)
        : []),
      ...(format === 'letter' ? [] : near(`${name} in its line`, ink && middle(ink), from + (at + 0.5) * LINE, 1.2)),
      ...(at === 0 ? [] : near(`${name} a line lower`, ink && middle(ink) - middleOf(found[at - 1]), LINE, 1.2)),
    ]
  })
}

const middle = ({ top, bottom }: Ink) => (top + bottom) / 2
const middleOf = (ink: Ink | undefined) => (ink ? middle(ink) : Number.NaN)

function underDoubleLine({ bitmap, dotsPerInch }: Sheet): number | undefined {
  const lines = bands(bitmap, dotsPerInch, 'red').filter(
    ({ left, right, bottom, top }) => right - left > 100 && bottom - top < 1.2,
  )
  return lines[1]?.bottom
}
