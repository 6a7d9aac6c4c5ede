import { assertNever } from '#shared/domain/assert-never'
import type { DocumentContent } from '../content'
import { GREY, SIZE, TEXT_WIDTH } from '../measures'
import { addressee, annexNotes, annexPages, blocks } from './body'
import { attendance, colophon, note, signature } from './closing'
import { type DocumentFlow, type FlowItem, type FlowParagraph, flowParagraph, usualFoot } from './flow'
import { formFoot, formHead } from './form'
import type { Knobs } from './knobs'
import { letterFoot, letterHead } from './letter'
import { emptyLine, letterhead, title } from './letterhead'
import { minutesHead } from './minutes'

/** Turns content into the flow of its format. A further format is a further case here and its own head. */
export function compose(content: DocumentContent, knobs: Knobs): DocumentFlow {
  const common = { ...usualParts(content, knobs), pageMark: content.pageMark ? pageMark(content.pageMark) : undefined }
  switch (content.format) {
    case 'general':
      return { ...common, items: [...letterhead(content, knobs), ...common.items] }
    case 'letter':
      return {
        ...common,
        items: [...letterHead(content, knobs), ...common.items],
        colophon: colophon({ ...content, printing: undefined }, knobs),
        colophonLines: false,
        foot: letterFoot,
      }
    case 'minutes':
      // No seal, and the organ stands at the head already (10.3).
      return {
        ...common,
        items: [...minutesHead(content, knobs), ...textParts({ ...content, signatories: [] }, knobs)],
      }
    case 'plain':
      return {
        ...common,
        items: [title(content), emptyLine(knobs.line), ...common.items],
        colophon: [],
      }
    case 'form':
      return {
        ...common,
        // Signed in its own cells or at the foot of its pages.
        items: [...formHead(content), ...textParts({ ...content, signatories: [] }, knobs)],
        colophon: [],
        foot: formFoot(content),
      }
    default:
      return assertNever(content.format)
  }
}

function usualParts(content: DocumentContent, knobs: Knobs): DocumentFlow {
  return {
    items: textParts(content, knobs),
    colophon: colophon(content, knobs),
    colophonLines: true,
    foot: usualFoot,
  }
}

/** 主体: everything from 主送机关 to the annexes (7.3). */
function textParts(content: DocumentContent, knobs: Knobs): FlowItem[] {
  const body = blocks(content.body, knobs)
  const annexList = annexNotes(content.annexNotes, knobs)
  const closing = [...signature(content, knobs), ...attendance(content, knobs)]
  return [
    ...(knobs.addresseeInColophon ? [] : addressee(content, knobs)),
    ...(closing.length > 0 ? keptWithNext(body) : body),
    ...(annexList.length > 0 ? chained([emptyLine(knobs.line), ...annexList], closing.length > 0) : []),
    ...closing,
    ...note(content, knobs),
    ...annexPages(content.annexes, knobs),
  ]
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
