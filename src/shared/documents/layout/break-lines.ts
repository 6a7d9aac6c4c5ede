import type { FlowParagraph, FlowRun, TabStop } from '../flow/flow'
import { BASELINE, BLACK } from '../measures'
import { advance, isHalfWidth } from './char-width'
import { mayBreak } from './kinsoku'
import type { PageRun } from './page-model'

export interface BrokenLine {
  readonly runs: readonly PageRun[]
  /** From the top of the line to the baseline. */
  readonly baseline: number
}

interface Glyph {
  readonly text: string
  readonly run: FlowRun
  readonly width: number
}

/** Breaks one paragraph into lines `width` twips wide. `left` is where its column begins on the paper. */
export function breakLines(paragraph: FlowParagraph, left: number, width: number): BrokenLine[] {
  const baseline = paragraph.line * BASELINE
  const lines: BrokenLine[] = []
  for (const piece of splitAtNewlines(glyphsOf(paragraph))) {
    let rest = piece
    do {
      const indent = paragraph.indent.left + (lines.length === 0 ? paragraph.indent.firstLine : 0)
      const room = width - indent - paragraph.indent.right
      const count = paragraph.tabs ? rest.length : fitting(rest, room)
      const taken = rest.slice(0, count)
      rest = rest.slice(count)
      const x = paragraph.tabs
        ? tabbed(taken, left, paragraph.tabs)
        : placed(taken, left + indent, room, rest.length === 0 && paragraph.align === 'both' ? 'left' : paragraph.align)
      lines.push({ baseline, runs: pageRuns(taken, x, paragraph.size) })
    } while (rest.length > 0)
  }
  return lines
}

function glyphsOf(paragraph: FlowParagraph): Glyph[] {
  return paragraph.runs.flatMap((run) =>
    Array.from(run.text, (text) => ({
      text,
      run,
      width: advance(text, paragraph.size, run.spacing ?? paragraph.spacing),
    })),
  )
}

function splitAtNewlines(glyphs: readonly Glyph[]): Glyph[][] {
  const pieces: Glyph[][] = [[]]
  for (const glyph of glyphs) {
    if (glyph.text === '\n') pieces.push([])
    else pieces.at(-1)?.push(glyph)
  }
  return pieces
}

/** How many glyphs the first line takes; at least one, so that a word wider than the line cannot stop the layout. */
function fitting(glyphs: readonly Glyph[], room: number): number {
  let used = 0
  let count = 0
  for (const glyph of glyphs) {
    used += glyph.width
    if (used > room) break
    count += 1
  }
  const next = glyphs[count]
  if (!next) return count
  // A blank at the end of a line hangs, whatever its width.
  if (next.text === ' ') return count + 1
  for (let at = count; at > 0; at -= 1) {
    if (mayBreak(glyphs[at - 1]?.text ?? '', glyphs[at]?.text ?? '')) return at
  }
  return Math.max(1, count)
}

function placed(glyphs: readonly Glyph[], start: number, room: number, align: FlowParagraph['align']): number[] {
  const used = glyphs.reduce((sum, glyph) => sum + glyph.width, 0)
  const slack = Math.max(0, room - used)
  const gaps = align === 'both' ? glyphs.map((glyph, at) => stretches(glyphs[at - 1], glyph)) : []
  const share = slack / Math.max(1, gaps.filter(Boolean).length)
  let x = start + (align === 'center' ? slack / 2 : align === 'right' ? slack : 0)
  return glyphs.map((glyph, at) => {
    if (gaps[at]) x += share
    const here = x
    x += glyph.width
    return here
  })
}

/** Justified lines grow between Chinese characters, never inside a number or a Latin word. */
function stretches(previous: Glyph | undefined, glyph: Glyph): boolean {
  return previous !== undefined && !(isHalfWidth(previous.text) && isHalfWidth(glyph.text))
}

/** A line with tab stops is one line; what does not fit runs out on the right, as in Word. */
function tabbed(glyphs: readonly Glyph[], left: number, tabs: readonly TabStop[]): number[] {
  const positions: number[] = []
  let x = left
  let stop = 0
  for (const [at, glyph] of glyphs.entries()) {
    positions.push(x)
    if (glyph.text !== '\t') {
      x += glyph.width
      continue
    }
    const tab = tabs[stop]
    stop += 1
    if (tab) x = left + tab.at - shareBefore(tab, widthToNextTab(glyphs, at + 1))
  }
  return positions
}

function shareBefore(tab: TabStop, width: number): number {
  return tab.align === 'left' ? 0 : tab.align === 'right' ? width : width / 2
}

function widthToNextTab(glyphs: readonly Glyph[], from: number): number {
  let width = 0
  for (const glyph of glyphs.slice(from)) {
    if (glyph.text === '\t') break
    width += glyph.width
  }
  return width
}

function pageRuns(glyphs: readonly Glyph[], x: readonly number[], size: number): PageRun[] {
  const runs: { text: string; x: number[]; run: FlowRun }[] = []
  for (const [at, glyph] of glyphs.entries()) {
    if (glyph.text === '\t') continue
    const last = runs.at(-1)
    if (last?.run === glyph.run) {
      last.text += glyph.text
      last.x.push(x[at] ?? 0)
    } else runs.push({ text: glyph.text, x: [x[at] ?? 0], run: glyph.run })
  }
  return runs.map(({ text, x: positions, run }) => ({
    text,
    x: positions,
    role: run.role,
    size,
    color: run.color ?? BLACK,
  }))
}
