import type { DocumentContent } from '../content'
import { textWidth } from '../layout/char-width'
import { CHARACTER_SPACING, COLOPHON, COLOPHON_CELL, cells, SIZE, TEXT_WIDTH } from '../measures'
import { text } from './body'
import { type ColophonRow, type FlowParagraph, type FlowRun, flowParagraph } from './flow'
import type { Knobs } from './knobs'
import { emptyLine } from './letterhead'

const SIGNATORIES_A_ROW = 3

/**
 * 署名 and 成文日期 of a sealed document (GB/T 9704-2012, 7.3.5.1): the date four characters from the right edge, the name
 * centred on it, so that one seal presses both. Several organs stand in rows of three, the last one over the date.
 */
export function signature(content: DocumentContent, knobs: Knobs): FlowParagraph[] {
  if (content.signatories.length === 0) return []
  const dateWidth = textWidth(content.date, SIZE.body, CHARACTER_SPACING)
  const widest = Math.max(...content.signatories.map((name) => textWidth(name, SIZE.body, CHARACTER_SPACING)))
  const centre = Math.round(Math.min(TEXT_WIDTH - cells(4) - dateWidth / 2, TEXT_WIDTH - widest / 2))
  const rows = rowsOf(content.signatories)
  const gap = () => emptyLine(knobs.line, { keepNext: true })
  const lines: FlowParagraph[] = []
  for (const [at, names] of rows.entries()) {
    const blanks = at === 0 ? knobs.blanksBeforeSignature : 3
    lines.push(...Array.from({ length: blanks }, gap))
    lines.push(signatoryRow(names, centres(names.length, centre), knobs))
  }
  return [
    ...lines,
    text('date', `\t${content.date}`, knobs, {
      indent: { left: 0, right: 0, firstLine: 0 },
      align: 'left',
      tabs: [{ at: centre, align: 'center' }],
    }),
  ]
}

/** 附注 on the line after the date, in round brackets (7.3.6). */
export function note(content: DocumentContent, knobs: Knobs): FlowParagraph[] {
  return content.note ? [text('note', `（${content.note}）`, knobs)] : []
}

/** 版记 (7.4): 抄送, then 印发机关 and 印发日期, in 4号. */
export function colophon(content: DocumentContent): ColophonRow[] {
  const rows: ColophonRow[] = []
  if (content.copiesTo.length > 0) {
    rows.push(
      row([{ text: `抄送：${content.copiesTo.join('，')}。`, role: 'fangsong' }], {
        indent: { left: 4 * COLOPHON_CELL, right: COLOPHON_CELL, firstLine: -3 * COLOPHON_CELL },
        align: 'both',
      }),
    )
  }
  if (content.printing) {
    rows.push(
      row([{ text: `\t${content.printing.organ}\t${content.printing.date}印发`, role: 'fangsong' }], {
        tabs: [
          { at: COLOPHON_CELL, align: 'left' },
          { at: TEXT_WIDTH - COLOPHON_CELL, align: 'right' },
        ],
      }),
    )
  }
  return rows
}

function row(runs: readonly FlowRun[], more: Partial<FlowParagraph>): ColophonRow {
  return {
    paragraph: flowParagraph({
      part: 'colophon',
      runs,
      size: SIZE.colophon,
      spacing: 0,
      line: COLOPHON.line,
      ...more,
    }),
  }
}

function rowsOf(names: readonly string[]): string[][] {
  const rows: string[][] = []
  for (let at = 0; at < names.length; at += SIGNATORIES_A_ROW) rows.push(names.slice(at, at + SIGNATORIES_A_ROW))
  return rows
}

/** Seals stand side by side without touching; the last of a row is the one over the date. */
function centres(count: number, last: number): number[] {
  const step = Math.round(TEXT_WIDTH / SIGNATORIES_A_ROW) - cells(1)
  return Array.from({ length: count }, (_, at) => last - (count - 1 - at) * step)
}

function signatoryRow(names: readonly string[], at: readonly number[], knobs: Knobs): FlowParagraph {
  return text('signatory', names.map((name) => `\t${name}`).join(''), knobs, {
    indent: { left: 0, right: 0, firstLine: 0 },
    align: 'left',
    tabs: at.map((position) => ({ at: position, align: 'center' })),
    keepNext: true,
  })
}
