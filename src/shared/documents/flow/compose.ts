import { assertNever } from '#shared/domain/assert-never'
import type { DocumentContent } from '../content'
import { GREY, SIZE, TEXT_WIDTH } from '../measures'
import { addressee, annexNotes, annexPages, blocks } from './body'
import { colophon, note, signature } from './closing'
import { type DocumentFlow, type FlowItem, type FlowParagraph, flowParagraph } from './flow'
import type { Knobs } from './knobs'
import { emptyLine, letterhead } from './letterhead'

/** Turns content into the flow of its format. A further format is a further case here and its own letterhead. */
export function compose(content: DocumentContent, knobs: Knobs): DocumentFlow {
  switch (content.format) {
    case 'general':
      return composeGeneral(content, knobs)
    default:
      return assertNever(content.format)
  }
}

function composeGeneral(content: DocumentContent, knobs: Knobs): DocumentFlow {
  const body = blocks(content.body, knobs)
  const annexList = annexNotes(content.annexNotes, knobs)
  const closing = signature(content, knobs)
  return {
    items: [
      ...letterhead(content, knobs),
      ...addressee(content, knobs),
      ...(closing.length > 0 ? keptWithNext(body) : body),
      ...(annexList.length > 0 ? chained([emptyLine(knobs.line), ...annexList], closing.length > 0) : []),
      ...closing,
      ...note(content, knobs),
      ...annexPages(content.annexes, knobs),
    ],
    colophon: colophon(content),
    pageMark: content.pageMark ? pageMark(content.pageMark) : undefined,
  }
}

/** The last paragraph goes where the signature goes, so that a signature never stands on a page without text. */
function keptWithNext(body: readonly FlowItem[]): FlowItem[] {
  return body.map((item, at) =>
    at === body.length - 1 && item.type === 'paragraph' ? { ...item, keepNext: true, keepLines: true } : item,
  )
}

function chained(lines: readonly FlowParagraph[], toNext: boolean): FlowParagraph[] {
  return lines.map((line, at) => ({ ...line, keepNext: toNext || at < lines.length - 1, keepLines: true }))
}

function pageMark(mark: string): FlowParagraph {
  return flowParagraph({
    part: 'pageMark',
    runs: [{ text: `\t${mark}`, role: 'heiti', color: GREY }],
    size: SIZE.colophon,
    spacing: 0,
    line: 400,
    tabs: [{ at: TEXT_WIDTH, align: 'right' }],
  })
}
