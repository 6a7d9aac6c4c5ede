import type { DocumentContent } from '../content'
import { titleLines } from '../layout/title-lines'
import { BLACK, FORM, PAGE, PAGE_NUMBER_LINE, SIZE, TABLE, TITLE_LINE } from '../measures'
import { fitted } from '../pictures/fitted'
import { readPicture } from '../pictures/picture'
import { type FlowItem, type FlowParagraph, flowParagraph, type PageFoot } from './flow'
import { emptyLine } from './letterhead'

const NUMBER_LINE = TABLE.line

/** A form or record: organ, title, number at the right; no red, no seal in front. */
export function formHead(content: DocumentContent): FlowItem[] {
  const organ = flowParagraph({
    part: 'mark',
    runs: [{ text: content.mark, role: 'xiaobiaosong', color: BLACK }],
    size: FORM.organ,
    spacing: 0,
    line: FORM.organLine,
    align: 'center',
  })
  const title = flowParagraph({
    part: 'title',
    runs: [{ text: titleLines(content.title, content.titleNames).join('\n'), role: 'xiaobiaosong' }],
    size: SIZE.title,
    spacing: 0,
    line: TITLE_LINE,
    align: 'center',
  })
  const number = flowParagraph({
    part: 'number',
    runs: [{ text: content.number.text, role: 'fangsong' }],
    size: TABLE.size,
    spacing: 0,
    line: NUMBER_LINE,
    align: 'right',
  })
  return [...(content.mark ? [organ] : []), title, ...(content.number.text ? [number] : [emptyLine(NUMBER_LINE / 2)])]
}

/** Places for signatures on every page of a record, over 第1页　共2页. */
export function formFoot(content: DocumentContent): PageFoot {
  const lines = (content.footLines ?? []).map(
    (text): FlowParagraph =>
      flowParagraph({
        part: 'foot',
        runs: [{ text, role: 'fangsong' }],
        size: FORM.footSize,
        spacing: 0,
        line: FORM.footLine,
      }),
  )
  return { numbers: 'of', firstNumbered: true, firstRules: [], lines, pictures: footPictures(content) }
}

/** Each as large as its place in the line allows; one that cannot be read leaves the place free for a pen. */
function footPictures(content: DocumentContent): NonNullable<PageFoot['pictures']> {
  const lines = content.footLines?.length ?? 0
  const top = PAGE.height - FORM.footDistance - PAGE_NUMBER_LINE - lines * FORM.footLine
  return (content.footPictures ?? []).flatMap(({ line, at, room, source, alt }) => {
    const read = readPicture(source)
    if (!('picture' in read)) return []
    const box = fitted(read.picture, room * FORM.footSize, FORM.footLine)
    return [{ ...box, picture: read.picture, alt, x: PAGE.left + at * FORM.footSize, y: top + line * FORM.footLine }]
  })
}
