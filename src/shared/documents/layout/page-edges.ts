import { type FlowParagraph, flowParagraph } from '../flow/flow'
import { BASELINE, COLOPHON_CELL, EMPIRICAL, PAGE, PAGE_NUMBER_LINE, SIZE, TEXT_WIDTH } from '../measures'
import { breakLines } from './break-lines'
import type { PageLine } from './page-model'

/** Where the page mark stands: in the head margin. */
export const HEADER_DISTANCE = 850

export const numberText = (page: number | string) => `— ${page} —`

/** — 1 — below the type area; odd pages on the right, even ones on the left, one character in (7.5). */
export function numberLine(page: number): PageLine {
  const odd = page % 2 === 1
  const y = PAGE.height - EMPIRICAL.footerDistance - PAGE_NUMBER_LINE
  const paragraph = flowParagraph({
    part: 'pageNumber',
    runs: [{ text: numberText(page), role: 'songti' }],
    size: SIZE.colophon,
    spacing: 0,
    line: PAGE_NUMBER_LINE,
    align: odd ? 'right' : 'left',
    indent: { left: odd ? 0 : COLOPHON_CELL, right: odd ? COLOPHON_CELL : 0, firstLine: 0 },
  })
  return edgeLine(paragraph, y)
}

export function pageMarkLine(paragraph: FlowParagraph): PageLine {
  return edgeLine(paragraph, HEADER_DISTANCE)
}

function edgeLine(paragraph: FlowParagraph, y: number): PageLine {
  const runs = breakLines(paragraph, PAGE.left, TEXT_WIDTH)[0]?.runs ?? []
  return {
    part: paragraph.part,
    paragraph: -1,
    y,
    height: paragraph.line,
    baseline: y + paragraph.line * BASELINE,
    runs,
  }
}
