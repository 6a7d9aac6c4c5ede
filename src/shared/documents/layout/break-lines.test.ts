import { describe, expect, it } from 'vitest'
import { text } from '../flow/body'
import { flowParagraph } from '../flow/flow'
import { squeezeSteps } from '../flow/knobs'
import { PAGE, TEXT_WIDTH } from '../measures'
import { breakLines } from './break-lines'

const [plain] = squeezeSteps

function linesOf(content: string): string[] {
  return breakLines(text('body', content, plain), PAGE.left, TEXT_WIDTH).map((line) =>
    line.runs.map((run) => run.text).join(''),
  )
}

describe('breaking a paragraph into lines', () => {
  it('puts 26 characters on the first line and 28 on every further one', () => {
    expect(linesOf('正'.repeat(26 + 28 + 5)).map((line) => line.length)).toEqual([26, 28, 5])
  })

  it('counts two digits as one character', () => {
    expect(linesOf(`${'正'.repeat(24)}2026年`)).toEqual([`${'正'.repeat(24)}2026`, '年'])
  })

  it('never begins a line with a closing mark', () => {
    expect(linesOf(`${'正'.repeat(26)}，后文`)).toEqual(['正'.repeat(25), '正，后文'])
    expect(linesOf(`${'正'.repeat(25)}》。后文`)).toEqual(['正'.repeat(24), '正》。后文'])
  })

  it('never ends a line with an opening mark', () => {
    expect(linesOf(`${'正'.repeat(25)}《后文》`)).toEqual(['正'.repeat(25), '《后文》'])
    expect(linesOf(`${'正'.repeat(24)}“（后文）”`)).toEqual(['正'.repeat(24), '“（后文）”'])
  })

  it('keeps numbers, Latin words, long dashes and ellipses whole', () => {
    expect(linesOf(`${'正'.repeat(25)}128件`)).toEqual(['正'.repeat(25), '128件'])
    expect(linesOf(`${'正'.repeat(25)}——后文`)).toEqual(['正'.repeat(25), '——后文'])
    expect(linesOf(`${'正'.repeat(25)}……后文`)).toEqual(['正'.repeat(24), '正……后文'])
  })

  it('cuts what is wider than a line instead of running for ever', () => {
    const lines = linesOf('a'.repeat(200))
    expect(lines.join('')).toBe('a'.repeat(200))
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(58)
  })

  it('keeps every character, whatever the text', () => {
    const content = '“甲”（乙）：1.2，A-B/C、𠮷㐂……—— ％％，，，（（（'.repeat(9)
    expect(linesOf(content).join('')).toBe(content)
  })

  it('makes both edges straight, except on the last line', () => {
    const lines = breakLines(text('body', `${'正'.repeat(26)}，后文`, plain), PAGE.left, TEXT_WIDTH)
    const [first, last] = lines.map((line) => line.runs[0]?.x ?? [])
    // The last glyph of a justified line ends at the right edge of the type area.
    expect((first?.at(-1) ?? 0) + 320 - 7).toBeCloseTo(PAGE.left + TEXT_WIDTH, 5)
    expect((last?.[1] ?? 0) - (last?.[0] ?? 0)).toBe(313)
  })

  it('sets a tabbed line at its stops: from the left, around the middle, up to the right', () => {
    const paragraph = flowParagraph({
      part: 'colophon',
      runs: [{ text: '\t左\t中\t右', role: 'fangsong' }],
      size: 280,
      spacing: 0,
      line: 480,
      tabs: [
        { at: 280, align: 'left' },
        { at: 4000, align: 'center' },
        { at: 8000, align: 'right' },
      ],
    })
    const [line] = breakLines(paragraph, 0, TEXT_WIDTH)
    expect(line?.runs[0]?.x).toEqual([280, 3860, 7720])
  })
})
