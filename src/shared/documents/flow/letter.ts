import type { DocumentContent } from '../content'
import type { PageRule } from '../layout/page-model'
import { CHARACTER_SPACING, EMPIRICAL, GRID, LETTER, RED, SIZE, TEXT_WIDTH } from '../measures'
import { type FlowItem, type FlowRun, flowParagraph, type PageFoot, usualFoot } from './flow'
import type { Knobs } from './knobs'
import { cornerRuns, emptyLine, mark, title } from './letterhead'

/** 信函 (GB/T 9704-2012, 10.1): the mark over a red double line, number at the right, what else stands there at the left. */
export function letterHead(content: DocumentContent, knobs: Knobs): FlowItem[] {
  const name = mark(content.mark, LETTER.markMaxPoints)
  const lineTop = Math.round(LETTER.markTop + EMPIRICAL.markInk * name.size + LETTER.belowMark)
  const rules = doubleLine(lineTop, 'thickAbove')
  const textTop = lineTop + DOUBLE_LINE + LETTER.gap - EMPIRICAL.textInk
  return [
    { ...name, frame: { y: LETTER.markTop, height: textTop - LETTER.markTop } },
    ...numberLines(content, rules),
    emptyLine(knobs.line),
    emptyLine(knobs.line),
    title(content),
    emptyLine(knobs.line),
  ]
}

export const letterFoot: PageFoot = {
  ...usualFoot,
  firstNumbered: false,
  get firstRules() {
    return doubleLine(LETTER.lastLineBottom - DOUBLE_LINE, 'thinAbove')
  },
}

const DOUBLE_LINE = LETTER.thick + LETTER.between + LETTER.thin

function doubleLine(top: number, order: 'thickAbove' | 'thinAbove'): PageRule[] {
  const first = order === 'thickAbove' ? LETTER.thick : LETTER.thin
  const second = order === 'thickAbove' ? LETTER.thin : LETTER.thick
  const rule = (y: number, height: number): PageRule => ({
    x: LETTER.lineLeft,
    y,
    width: LETTER.lineLength,
    height,
    color: RED,
  })
  return [rule(top, first), rule(top + first + LETTER.between, second)]
}

/** 发文字号 flush right on the first line under the double line; 份号, 紧急程度 and 待编号 flush left, downwards. */
function numberLines(content: DocumentContent, rules: readonly PageRule[]): FlowItem[] {
  const left: FlowRun[] = [
    ...cornerRuns(content).map(({ run }) => run),
    ...content.marks.map((text): FlowRun => ({ text, role: 'heiti' })),
  ]
  return Array.from({ length: Math.max(1, left.length) }, (_, at) => {
    const own = left[at]
    const number: FlowRun[] = at === 0 ? [{ text: `\t${content.number.text}`, role: 'fangsong' }] : []
    return flowParagraph({
      part: at === 0 ? 'number' : 'urgency',
      runs: [...(own ? [own] : []), ...number],
      size: SIZE.body,
      spacing: CHARACTER_SPACING,
      line: GRID.linePitch,
      ...(at === 0 ? { tabs: [{ at: TEXT_WIDTH, align: 'right' as const }], pageRules: rules } : {}),
    })
  })
}
