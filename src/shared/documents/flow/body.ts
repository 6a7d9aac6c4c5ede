import { assertNever } from '#shared/domain/assert-never'
import type { Block, HeadingLevel, ParagraphBlock } from '../blocks'
import type { Annex, DocumentContent } from '../content'
import type { FontRole } from '../fonts'
import { CHARACTER_SPACING, cells, SIZE } from '../measures'
import { chart, figure } from './figures'
import { type FlowItem, type FlowParagraph, type FlowRun, flowParagraph, type Part } from './flow'
import type { Knobs } from './knobs'
import { annexTitle, emptyLine } from './letterhead'
import { grid, table } from './tables'

export function addressee(content: DocumentContent, knobs: Knobs): FlowParagraph[] {
  if (content.addressee === '') return []
  return [text('addressee', `${content.addressee}：`, knobs, { indent: { left: 0, right: 0, firstLine: 0 } })]
}

export function blocks(body: readonly Block[], knobs: Knobs): FlowItem[] {
  return body.flatMap((block): FlowItem[] => {
    switch (block.type) {
      case 'heading':
        return [text('heading', block.text, knobs, { keepNext: true }, headingRole(block.level))]
      case 'paragraph':
        return [paragraph(block, knobs)]
      case 'table':
        return table(block)
      case 'grid':
        return [grid(block)]
      case 'figure':
        return figure(block, knobs)
      case 'chart':
        return chart(block)
      default:
        return assertNever(block)
    }
  })
}

/** The sentence that serves as heading is drawn as one, the rest as text. */
function paragraph(block: ParagraphBlock, knobs: Knobs): FlowParagraph {
  const plain = text('body', block.text, knobs)
  const role = block.lead && headingRole(block.lead.level)
  if (!block.lead || role === undefined || role === 'fangsong') return plain
  const runs: FlowRun[] = [
    { text: block.text.slice(0, block.lead.length), role },
    { text: block.text.slice(block.lead.length), role: 'fangsong' },
  ]
  return flowParagraph({ ...plain, runs })
}

/** 附件说明: names hang under each other (GB/T 9704-2012, 7.3.4). */
export function annexNotes(names: readonly string[], knobs: Knobs): FlowParagraph[] {
  return names.map((name, at) => {
    const label = names.length === 1 ? '附件：' : at === 0 ? '附件：1.' : `${at + 1}.`
    const left = names.length === 1 ? 5 : 6
    const hanging = names.length === 1 ? 3 : at === 0 ? 4 : 1
    return text('annexNote', `${label}${name}`, knobs, {
      indent: { left: cells(left), right: 0, firstLine: -cells(hanging) },
      align: 'left',
    })
  })
}

/** 附件: each on a page of its own, its label on the first line, its title on the third (7.3.7). */
export function annexPages(annexes: readonly Annex[], knobs: Knobs): FlowItem[] {
  return annexes.flatMap((annex, at) => [
    text(
      'annexLabel',
      annexes.length === 1 ? '附件' : `附件${at + 1}`,
      knobs,
      { pageBreakBefore: true, indent: { left: 0, right: 0, firstLine: 0 }, keepNext: true },
      'heiti',
    ),
    emptyLine(knobs.line, { keepNext: true }),
    annexTitle(annex.title),
    emptyLine(knobs.line, { keepNext: true }),
    ...blocks(annex.body, knobs),
  ])
}

/** A line of 3号 text as the body has it: two cells in front, both edges straight. */
export function text(
  part: Part,
  content: string,
  knobs: Knobs,
  more: Partial<FlowParagraph> = {},
  role: FontRole = 'fangsong',
): FlowParagraph {
  return flowParagraph({
    part,
    runs: [{ text: content, role }],
    size: SIZE.body,
    spacing: CHARACTER_SPACING,
    line: knobs.line,
    align: 'both',
    indent: { left: 0, right: 0, firstLine: cells(2) },
    ...more,
  })
}

function headingRole(level: HeadingLevel): FontRole {
  return level === 1 ? 'heiti' : level === 2 ? 'kaiti' : 'fangsong'
}
