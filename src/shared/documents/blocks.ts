import { assertNever } from '#shared/domain/assert-never'

/** The blocks a body is made of; numbers of headings are literal text, so that they survive copying. */
export type Block = HeadingBlock | ParagraphBlock | TableBlock

export type HeadingLevel = 1 | 2 | 3 | 4

export interface HeadingBlock {
  readonly type: 'heading'
  readonly level: HeadingLevel
  readonly text: string
}

export interface ParagraphBlock {
  readonly type: 'paragraph'
  readonly text: string
}

export interface TableBlock {
  readonly type: 'table'
  /** `width` is a share; the shares of all columns make the whole line. */
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
}

export function heading(level: HeadingLevel, index: number, text: string): HeadingBlock {
  return { type: 'heading', level, text: `${headingNumber(level, index)}${text}` }
}

/** One paragraph a line; empty lines are dropped, blanks at the ends too, because the engine indents. */
export function paragraphs(text: string): ParagraphBlock[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter((line) => line !== '')
    .map((line) => ({ type: 'paragraph', text: line }))
}

/** 一、（一）1.（1）: GB/T 9704-2012, 7.3.3. `index` counts from 0. */
export function headingNumber(level: HeadingLevel, index: number): string {
  switch (level) {
    case 1:
      return `${chineseNumber(index + 1)}、`
    case 2:
      return `（${chineseNumber(index + 1)}）`
    case 3:
      return `${index + 1}.`
    case 4:
      return `（${index + 1}）`
    default:
      return assertNever(level)
  }
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 to 99 as written in headings: 十, 十一, 二十. */
export function chineseNumber(value: number): string {
  if (value < 1 || value > 99) return String(value)
  const tens = Math.floor(value / 10)
  const ones = digits[value % 10] ?? ''
  if (tens === 0) return ones
  return `${tens === 1 ? '' : digits[tens]}十${ones}`
}
