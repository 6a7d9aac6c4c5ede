import { type FlowParagraph, flowParagraph, type PageFoot } from '../flow/flow'
import { BASELINE, COLOPHON_CELL, EMPIRICAL, FORM, PAGE, PAGE_NUMBER_LINE, SIZE, TEXT_WIDTH } from '../measures'
import { breakLines } from './break-lines'
import type { PageLine, PagePicture } from './page-model'

/** Where the page mark stands: in the head margin. */
export const HEADER_DISTANCE = 850

export const numberText = (page: number | string) => `— ${page} —`
export const numberOfText = (page: number | string, pages: number | string) => `第${page}页　共${pages}页`

/** What stands at the foot of one page: lines for signatures, then its number. */
export function footLines(foot: PageFoot, page: number, pages: number, numbered: boolean): PageLine[] {
  const number = numbered && (page > 1 || foot.firstNumbered) ? [numberParagraph(foot, page, pages)] : []
  const paragraphs = [...foot.lines, ...number]
  let y = PAGE.height - footDistance(foot) - paragraphs.reduce((sum, paragraph) => sum + paragraph.line, 0)
  return paragraphs.map((paragraph) => {
    const line = edgeLine(paragraph, y)
    y += paragraph.line
    return line
  })
}

export function footPictures({ pictures = [] }: PageFoot): PagePicture[] {
  return pictures.map(({ picture, x, y, width, height, alt }) => ({ x, y, width, height, source: picture.source, alt }))
}

/** The foot ends here above the paper's edge; places for signatures push the number down, not into the text. */
export function footDistance(foot: PageFoot): number {
  return foot.lines.length > 0 ? FORM.footDistance : EMPIRICAL.footerDistance
}

/** — 1 — below the type area; odd pages on the right, even ones on the left, one character in (7.5). */
function numberParagraph(foot: PageFoot, page: number, pages: number): FlowParagraph {
  const common = { part: 'pageNumber', size: SIZE.colophon, spacing: 0, line: PAGE_NUMBER_LINE } as const
  if (foot.numbers === 'of') {
    return flowParagraph({ ...common, runs: [{ text: numberOfText(page, pages), role: 'songti' }], align: 'center' })
  }
  const odd = page % 2 === 1
  return flowParagraph({
    ...common,
    runs: [{ text: numberText(page), role: 'songti' }],
    align: odd ? 'right' : 'left',
    indent: { left: odd ? 0 : COLOPHON_CELL, right: odd ? COLOPHON_CELL : 0, firstLine: 0 },
  })
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
