import type { DocumentContent } from '../content'
import { textWidth } from '../layout/char-width'
import { CHARACTER_SPACING, COLOPHON, COLOPHON_CELL, cells, SEAL_STEP, SIZE, TEXT_WIDTH } from '../measures'
import { text } from './body'
import { type ColophonRow, type FlowParagraph, flowParagraph } from './flow'
import type { Knobs } from './knobs'
import { emptyLine } from './letterhead'

const SIGNATORIES_A_ROW = 3
/** The height of a seal, so that those of the row above stay clear. */
const BLANKS_BETWEEN = 3
/** A name longer than this stands on two lines. */
const NAME_MOST = 26
/** Between two names of a row, at least. */
const NAME_GAP = cells(1)

/**
 * 署名 and 成文日期 of a sealed document (GB/T 9704-2012, 7.3.5.1): the date four characters from the right edge, the name
 * centred on it, so that one seal presses both. Several organs stand in rows of up to three, as many as their names and
 * seals have room for, the last one over the date.
 */
export function signature(content: DocumentContent, knobs: Knobs): FlowParagraph[] {
  if (content.signatories.length === 0) return []
  const dateWidth = textWidth(content.date, SIZE.body, CHARACTER_SPACING)
  const names = content.signatories.flatMap(nameLines)
  const widest = Math.max(...names.map((name) => textWidth(name, SIZE.body, CHARACTER_SPACING)))
  const centre = Math.round(Math.min(TEXT_WIDTH - cells(4) - dateWidth / 2, TEXT_WIDTH - widest / 2))
  const step = Math.max(SEAL_STEP, Math.ceil(widest) + NAME_GAP)
  const room = Math.floor((centre - Math.max(widest, SEAL_STEP) / 2) / step) + 1
  const rows = rowsOf(names, Math.max(1, Math.min(SIGNATORIES_A_ROW, room)))
  const gap = () => emptyLine(knobs.line, { keepNext: true })
  const lines: FlowParagraph[] = []
  for (const [at, row] of rows.entries()) {
    const goesOn = names.length > content.signatories.length && at > 0
    const blanks = at === 0 ? knobs.blanksBeforeSignature : goesOn ? 0 : BLANKS_BETWEEN
    lines.push(...Array.from({ length: blanks }, gap))
    lines.push(signatoryRow(row, centres(row.length, centre, step), knobs))
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

/** 出席, 请假, 列席 of minutes: label in 黑体, names hanging after its colon (10.3). */
export function attendance(content: DocumentContent, knobs: Knobs): FlowParagraph[] {
  const lists = (content.attendance ?? []).filter((list) => list.names !== '')
  const lines = lists.map(({ label, names }) =>
    flowParagraph({
      ...text('attendance', '', knobs),
      runs: [
        { text: label, role: 'heiti' },
        { text: `：${names}`, role: 'fangsong' },
      ],
      indent: { left: cells(label.length + 3), right: 0, firstLine: -cells(label.length + 1) },
    }),
  )
  return lines.length > 0 ? [emptyLine(knobs.line, { keepNext: true }), ...lines] : []
}

/** 版记 (7.4): 抄送, above it 主送 where the first page had no room for it, then 印发机关 and 印发日期, in 4号. */
export function colophon(content: DocumentContent, knobs: Knobs): ColophonRow[] {
  const rows: ColophonRow[] = []
  const lists: FlowParagraph[] = []
  if (knobs.addresseeInColophon && content.addressee !== '') lists.push(organList(`主送：${content.addressee}。`))
  if (content.copiesTo.length > 0) lists.push(organList(`抄送：${content.copiesTo.join('，')}。`))
  if (lists.length > 0) rows.push({ paragraphs: lists })
  if (content.printing) {
    const { organ, date } = content.printing
    const tabs: FlowParagraph['tabs'] = [
      { at: COLOPHON_CELL, align: 'left' },
      { at: TEXT_WIDTH - COLOPHON_CELL, align: 'right' },
    ]
    const day = `${date}印发`
    const beside = textWidth(organ + day, SIZE.colophon) <= TEXT_WIDTH - 3 * COLOPHON_CELL
    const indent = { left: COLOPHON_CELL, right: COLOPHON_CELL, firstLine: 0 }
    rows.push({
      paragraphs: beside
        ? [colophonLine(`\t${organ}\t${day}`, { tabs })]
        : [colophonLine(organ, { indent }), colophonLine(`\t\t${day}`, { tabs })],
    })
  }
  return rows
}

function organList(words: string): FlowParagraph {
  return colophonLine(words, {
    indent: { left: 4 * COLOPHON_CELL, right: COLOPHON_CELL, firstLine: -3 * COLOPHON_CELL },
    align: 'both',
  })
}

function colophonLine(words: string, more: Partial<FlowParagraph>): FlowParagraph {
  return flowParagraph({
    part: 'colophon',
    runs: [{ text: words, role: 'fangsong' }],
    size: SIZE.colophon,
    spacing: 0,
    line: COLOPHON.line,
    ...more,
  })
}

function nameLines(name: string): string[] {
  const characters = Array.from(name)
  if (characters.length <= NAME_MOST) return [name]
  const half = Math.ceil(characters.length / Math.ceil(characters.length / NAME_MOST))
  return rowsOf(characters, half).map((row) => row.join(''))
}

function rowsOf(names: readonly string[], aRow: number): string[][] {
  const rows: string[][] = []
  for (let at = 0; at < names.length; at += aRow) rows.push(names.slice(at, at + aRow))
  return rows
}

/** Seals stand side by side without touching; the last of a row is the one over the date. */
function centres(count: number, last: number, step: number): number[] {
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
