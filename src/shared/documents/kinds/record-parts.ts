import { z } from 'zod'
import { type CivilDate, formatCivilDate } from '#shared/domain/civil-date'
import type { Block, GridBlock, GridCell } from '../blocks'
import { paragraphs } from '../blocks'
import { commonFields, line, longText, names, optionalLine } from './common-fields'
import type { Finding } from './legality/problem'
import { sentence } from './wording'

/** What the records and forms of a file have alike. */

export const recordFields = {
  ...commonFields,
  addressee: optionalLine('主送机关'),
  caseNo: optionalLine('案件编号', 60),
  caseTitle: optionalLine('案由', 200),
}

export const people = (title: string) => names(title, 20)

export const questionsField = z
  .array(z.object({ question: line('问', 1000), answer: longText('答', 5000) }))
  .max(200)
  .meta({ title: '问答' })

const label = (text: string): GridCell => ({ text, label: true })

/** Name and value, one a line; what is not known stays as a place for the pen. */
export function factGrid(rows: readonly (readonly [name: string, text: string, lines?: number])[]): GridBlock {
  return {
    type: 'grid',
    columns: [5, 19],
    rows: rows.map(([name, text, lines]) => [label(name), lines ? { text, lines } : { text }]),
  }
}

/** Opinions with a place for signature and day under each. */
export function signedGrid(rows: readonly (readonly [name: string, text: string, by?: string])[]): GridBlock {
  return {
    type: 'grid',
    columns: [5, 19],
    rows: rows.map(([name, text, by]) => [
      label(name),
      { text, lines: 3, sign: `签名：${by || '　　　　　　'}　　${day(undefined)}` },
    ]),
  }
}

export function day(on: CivilDate | undefined): string {
  return on ? formatCivilDate(on) : '　　　　年　　月　　日'
}

export function questionBlocks(questions: readonly { question: string; answer: string }[]): Block[] {
  return questions.flatMap(({ question, answer }) => paragraphs(`问：${question}\n答：${answer}`))
}

/** 以上笔录经…核对, or why it was not signed. */
export function readBlocks(who: string, { signed, refusal }: { signed: boolean; refusal: string }): Block[] {
  return paragraphs(
    signed
      ? `以上笔录经${who}阅读（向其宣读），确认无误。`
      : `以上笔录已交${who}阅读（向其宣读），${who}拒绝签字。${refusal && sentence(refusal)}`,
  )
}

/** Signed by pen at the foot of every page, two places a line. */
export function signatureFeet(...lines: readonly (readonly string[])[]): string[] {
  return lines.map((names, at) => {
    const places = names.map((name) => `${name}（签名）：`)
    const end = at === lines.length - 1 ? DAY_OF_SIGNING : ''
    const taken = places.join('').length + end.length
    const gap = '　'.repeat(Math.min(WIDEST_PLACE, Math.floor((FOOT_CHARS - taken) / places.length)))
    return `${places.map((place) => `${place}${gap}`).join('')}${end}`
  })
}
const DAY_OF_SIGNING = '年　　月　　日'
const WIDEST_PLACE = 8
/** A foot line has room for so many characters. */
const FOOT_CHARS = 36

/** What the law wants several people for was done by as many. */
export function checkCount(path: string, what: string, people: readonly string[], least: number): Finding[] {
  const n = people.filter((name) => name.trim() !== '').length
  return n < least ? [{ code: 'peopleFew', path, args: { what, n, least } }] : []
}
