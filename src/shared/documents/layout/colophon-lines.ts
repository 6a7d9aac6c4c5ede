import type { ColophonRow } from '../flow/flow'
import { BLACK, COLOPHON, PAGE, TEXT_HEIGHT, TEXT_WIDTH } from '../measures'
import { breakLines } from './break-lines'
import type { PageLine, PageRule } from './page-model'

export interface PlacedColophon {
  readonly lines: readonly PageLine[]
  readonly rules: readonly PageRule[]
  readonly height: number
  readonly rowHeights: readonly number[]
}

/**
 * The last line of the colophon coincides with the lower edge of the type area (GB/T 9704-2012, 7.4.1); that of a letter
 * has no lines and stands on the last line of text (10.1).
 */
export function placeColophon(rows: readonly ColophonRow[], ruled: boolean): PlacedColophon {
  if (rows.length === 0) return { lines: [], rules: [], height: 0, rowHeights: [] }
  const measured = rows.map(({ paragraphs }) => {
    const broken = paragraphs.flatMap((paragraph) =>
      breakLines(paragraph, PAGE.left, TEXT_WIDTH).map((line) => ({ paragraph, line })),
    )
    const height = broken.reduce((sum, { paragraph }) => sum + paragraph.line, 0) + (ruled ? COLOPHON.below : 0)
    return { broken, height }
  })
  const height = measured.reduce((sum, row) => sum + row.height, 0) + (ruled ? COLOPHON.thick : 0)
  const lines: PageLine[] = []
  const rules: PageRule[] = []
  let y = PAGE.top + TEXT_HEIGHT - height
  const rule = (thickness: number) => {
    if (ruled) rules.push({ x: PAGE.left, y, width: TEXT_WIDTH, height: thickness, color: BLACK })
  }
  for (const [at, { broken, height: rowHeight }] of measured.entries()) {
    rule(at === 0 ? COLOPHON.thick : COLOPHON.thin)
    let top = y
    for (const { paragraph, line } of broken) {
      lines.push({
        part: 'colophon',
        paragraph: -1,
        y: top,
        height: paragraph.line,
        baseline: top + line.baseline,
        runs: line.runs,
      })
      top += paragraph.line
    }
    y += rowHeight
  }
  rule(COLOPHON.thick)
  return { lines, rules, height, rowHeights: measured.map((row) => row.height) }
}
