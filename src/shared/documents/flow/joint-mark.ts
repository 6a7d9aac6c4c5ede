import { textWidth } from '../layout/char-width'
import { cellsOf } from '../layout/title-lines'
import { EMPIRICAL, MARK_MAX_POINTS, RED, TEXT_WIDTH } from '../measures'
import { type FlowParagraph, type FlowRun, type FlowTable, flowParagraph } from './flow'

const SUFFIX = '文件'
/** Between the names and 文件, in characters. */
const GAP = 0.5
/** What the names of a joint letterhead may take in height, in points, so that the first page still shows text. */
const MOST_HEIGHT = 150

/**
 * 发文机关标志 of a joint document (GB/T 9704-2012, 7.2.4): the main organ's name first, all drawn to one width, 文件 at
 * their right, in the middle of their height.
 */
export function jointMark(mark: string, others: readonly string[]): FlowTable {
  const suffix = mark.endsWith(SUFFIX) ? SUFFIX : ''
  const names = [suffix ? mark.slice(0, -SUFFIX.length) : mark, ...others]
  const longest = Math.max(...names.map(cellsOf))
  const across = longest + (suffix ? SUFFIX.length + GAP : 0)
  const points = Math.min(
    MARK_MAX_POINTS,
    Math.floor(TEXT_WIDTH / 20 / across),
    Math.floor(MOST_HEIGHT / names.length / EMPIRICAL.markLine),
  )
  const size = points * 20
  const nameWidth = Math.ceil(longest * size)
  const edge = Math.floor((TEXT_WIDTH - across * size) / 2)
  const line = (runs: FlowRun[], align: FlowParagraph['align']) =>
    flowParagraph({ part: 'mark', runs, size, spacing: 0, line: Math.round(EMPIRICAL.markLine * size), align })
  const nameCell = nameWidth + Math.floor(GAP * size)
  return {
    type: 'table',
    widths: suffix ? [edge, nameCell, TEXT_WIDTH - edge - nameCell] : [edge, TEXT_WIDTH - edge],
    headRows: 0,
    border: false,
    padding: { above: 0, below: 0, side: 0 },
    rows: [
      {
        cells: [
          { span: 1, align: 'top', paragraphs: [line([], 'left')] },
          { span: 1, align: 'middle', paragraphs: names.map((name) => line(spread(name, nameWidth, size), 'left')) },
          ...(suffix
            ? [{ span: 1, align: 'middle' as const, paragraphs: [line([{ text: suffix, ...face }], 'left')] }]
            : []),
        ],
      },
    ],
  }
}

const face = { role: 'xiaobiaosong', color: RED } as const

/** A name drawn to a width; its last character takes no space after it. */
function spread(name: string, width: number, size: number): FlowRun[] {
  const characters = Array.from(name)
  const last = characters.pop() ?? ''
  if (characters.length === 0) return [{ text: last, ...face }]
  const spacing = Math.floor((width - textWidth(name, size)) / characters.length)
  return [
    { text: characters.join(''), ...face, spacing },
    { text: last, ...face },
  ]
}
