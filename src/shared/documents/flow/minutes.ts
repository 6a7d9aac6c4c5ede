import type { DocumentContent } from '../content'
import { textWidth } from '../layout/char-width'
import { CHARACTER_SPACING, cells, GRID, MARK_TOP, SIZE, TEXT_WIDTH } from '../measures'
import { type FlowItem, type FlowParagraph, flowParagraph } from './flow'
import type { Knobs } from './knobs'
import { cornerLines, emptyLine, mark, title } from './letterhead'

/**
 * 纪要 (GB/T 9704-2012, 10.3): the mark as in the general format; 期号, and the organ with the date over a red line, are
 * practice, which the standard leaves to the organ.
 */
export function minutesHead(content: DocumentContent, knobs: Knobs): FlowItem[] {
  const corner = cornerLines(content)
  const line = { size: SIZE.body, spacing: CHARACTER_SPACING, line: GRID.linePitch }
  return [
    ...corner,
    emptyLine(MARK_TOP - corner.length * GRID.linePitch),
    mark(content.mark),
    emptyLine(GRID.linePitch),
    flowParagraph({
      ...line,
      part: 'number',
      runs: [{ text: content.number.text, role: 'fangsong' }],
      align: 'center',
    }),
    emptyLine(GRID.linePitch),
    ...imprint(content, line),
    emptyLine(knobs.line),
    emptyLine(knobs.line),
    title(content),
    emptyLine(knobs.line),
  ]
}

type Line = Pick<FlowParagraph, 'size' | 'spacing' | 'line'>

/** The organ at the left, the date at the right; organs that leave the date no room stand on lines of their own above. */
function imprint({ signatories, date }: DocumentContent, line: Line): FlowItem[] {
  const organs = signatories.join('、')
  const room = TEXT_WIDTH - cells(3) - textWidth(date, line.size, line.spacing)
  const beside = textWidth(organs, line.size, line.spacing) <= room
  const indent = { left: cells(1), right: cells(1), firstLine: 0 }
  const above = flowParagraph({ ...line, part: 'imprint', runs: [{ text: organs, role: 'fangsong' }], indent })
  const last = flowParagraph({
    ...line,
    part: 'imprint',
    runs: [{ text: `\t${beside ? organs : ''}\t${date}`, role: 'fangsong' }],
    tabs: [
      { at: cells(1), align: 'left' },
      { at: TEXT_WIDTH - cells(1), align: 'right' },
    ],
    redLine: true,
  })
  return beside ? [last] : [above, last]
}
