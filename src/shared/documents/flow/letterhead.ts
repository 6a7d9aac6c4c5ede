import type { DocumentContent } from '../content'
import { textWidth } from '../layout/char-width'
import { cellsOf, titleLines } from '../layout/title-lines'
import {
  CELL,
  CHARACTER_SPACING,
  EMPIRICAL,
  GRID,
  MARK_MAX_POINTS,
  MARK_TOP,
  RED,
  SIZE,
  TEXT_WIDTH,
  TITLE_LINE,
} from '../measures'
import { type FlowItem, type FlowParagraph, type FlowRun, flowParagraph, type Part } from './flow'
import { jointMark } from './joint-mark'
import type { Knobs } from './knobs'

/** 版头 and title: first page of the general format (GB/T 9704-2012, 7.2.1 to 7.3.1). */
export function letterhead(content: DocumentContent, knobs: Knobs): FlowItem[] {
  const corner = cornerLines(content)
  return [
    ...corner,
    emptyLine(MARK_TOP - corner.length * GRID.linePitch),
    content.coIssuers?.length ? jointMark(content.mark, content.coIssuers) : mark(content.mark),
    emptyLine(GRID.linePitch),
    emptyLine(GRID.linePitch),
    ...numberLines(content),
    emptyLine(knobs.line),
    emptyLine(knobs.line),
    title(content),
    emptyLine(knobs.line),
  ]
}

export function emptyLine(line: number, more: Partial<FlowParagraph> = {}): FlowParagraph {
  return flowParagraph({ part: 'gap', runs: [], size: SIZE.body, spacing: 0, line, ...more })
}

/** 份号 and 紧急程度, one below the other (7.2.1, 7.2.3). */
export function cornerRuns(content: DocumentContent): { part: Part; run: FlowRun }[] {
  const left: { part: Part; run: FlowRun }[] = []
  if (content.copyNumber) left.push({ part: 'copyNumber', run: { text: content.copyNumber, role: 'fangsong' } })
  if (content.urgency) left.push({ part: 'urgency', run: { text: content.urgency, role: 'heiti' } })
  return left
}

/** They stand flush left; what the paper still is (代拟稿, 待编号) flush right. */
export function cornerLines(content: DocumentContent): FlowParagraph[] {
  const left = cornerRuns(content)
  const marks = content.marks.join('　')
  const count = Math.max(left.length, marks === '' ? 0 : 1)
  return Array.from({ length: count }, (_, at) => {
    const own = left[at]
    const withMarks = at === 0 && marks !== ''
    return flowParagraph({
      part: own?.part ?? 'pageMark',
      runs: [...(own ? [own.run] : []), ...(withMarks ? [{ text: `\t${marks}`, role: 'heiti' as const }] : [])],
      size: SIZE.body,
      spacing: CHARACTER_SPACING,
      line: GRID.linePitch,
      ...(withMarks ? { tabs: [{ at: TEXT_WIDTH, align: 'right' as const }] } : {}),
    })
  })
}

/** As large as the type area allows, so that the name stands out (醒目、美观、庄重), in one line. */
export function mark(text: string, most: number = MARK_MAX_POINTS): FlowParagraph {
  const points = Math.min(most, Math.floor(TEXT_WIDTH / 20 / Math.max(1, cellsOf(text))))
  return flowParagraph({
    part: 'mark',
    runs: [{ text, role: 'xiaobiaosong', color: RED }],
    size: points * 20,
    spacing: 0,
    line: Math.round(EMPIRICAL.markLine * points * 20),
    align: 'center',
  })
}

/**
 * 发文字号 centred over the red line; to a higher organ on the left beside the last 签发人, two names a line (7.2.5,
 * 7.2.6). The paragraph with the red line has no indents, or the line would be shorter than the type area.
 */
function numberLines(content: DocumentContent): FlowParagraph[] {
  const line = { size: SIZE.body, spacing: CHARACTER_SPACING, line: GRID.linePitch }
  const number: FlowRun = { text: content.number.text, role: 'fangsong' }
  if (content.signers.length === 0) {
    return [flowParagraph({ ...line, part: 'number', runs: [number], align: 'center', redLine: true })]
  }
  const label = '签发人：'
  const rows = pairs(content.signers).map((names) => names.join('　'))
  const width = Math.max(...rows.map((row) => textWidth(label + row, SIZE.body, CHARACTER_SPACING)))
  const tabs = [{ at: Math.round(TEXT_WIDTH - CELL - width), align: 'left' as const }]
  return rows.map((row, at) => {
    const last = at === rows.length - 1
    const runs: FlowRun[] = [
      ...(last ? [{ ...number, text: `　${number.text}` }] : []),
      { text: `\t${at === 0 ? label : '　　　　'}`, role: 'fangsong' },
      { text: row, role: 'kaiti' },
    ]
    return flowParagraph({ ...line, part: last ? 'number' : 'signer', runs, tabs, redLine: last })
  })
}

function pairs(names: readonly string[]): string[][] {
  const rows: string[][] = []
  for (let at = 0; at < names.length; at += 2) rows.push(names.slice(at, at + 2))
  return rows
}

export function title(content: DocumentContent): FlowParagraph {
  return flowParagraph({
    part: 'title',
    runs: [{ text: titleLines(content.title, content.titleNames).join('\n'), role: 'xiaobiaosong' }],
    size: SIZE.title,
    spacing: 0,
    line: TITLE_LINE,
    align: 'center',
    keepNext: true,
    keepLines: true,
  })
}

export function annexTitle(text: string): FlowParagraph {
  return flowParagraph({
    part: 'annexTitle',
    runs: [{ text: titleLines(text).join('\n'), role: 'xiaobiaosong' }],
    size: SIZE.title,
    spacing: 0,
    line: TITLE_LINE,
    align: 'center',
    keepNext: true,
  })
}
