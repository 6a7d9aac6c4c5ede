import { assertNever } from '#shared/domain/assert-never'
import { numberedLists, recognised } from './recognise-headings'

/** The blocks a body is made of; numbers of headings are literal text, so that they survive copying. */
export type Block = HeadingBlock | ParagraphBlock | TableBlock | GridBlock | FigureBlock | ChartBlock

export type HeadingLevel = 1 | 2 | 3 | 4

export interface HeadingBlock {
  readonly type: 'heading'
  readonly level: HeadingLevel
  readonly text: string
}

export interface ParagraphBlock {
  readonly type: 'paragraph'
  readonly text: string
  /** The heading that begins the paragraph and is drawn as one: （一）健全机制。 */
  readonly lead?: { readonly level: HeadingLevel; readonly length: number }
}

export interface TableBlock {
  readonly type: 'table'
  readonly caption?: string
  /** `width` is a share; the shares of all columns make the whole line. */
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
}

/** The cells of a form. `columns` are shares of the whole line; the spans of each row add up to all columns. */
export interface GridBlock {
  readonly type: 'grid'
  readonly columns: readonly number[]
  readonly rows: readonly (readonly GridCell[])[]
}

export interface GridCell {
  readonly text: string
  readonly span?: number
  /** The name of a field, centred. */
  readonly label?: boolean
  /** Lines left for handwriting, the text included. */
  readonly lines?: number
  /** Stands at the right under the text: 签名：　　　　　年　月　日. */
  readonly sign?: string
  /** Under the text, e.g. a signature made on a screen; a data address as in a figure. */
  readonly picture?: { readonly source: string; readonly alt: string }
}

export interface FigureBlock {
  readonly type: 'figure'
  /** `data:image/png;base64,…` or JPEG. */
  readonly source: string
  /** What the picture shows, for who cannot see it. */
  readonly alt: string
  readonly caption: string
  /** At most so many lines high: several photos to a page. */
  readonly lines?: number
}

/** A chart that Word can edit; `bar` lies, `column` stands. */
export interface ChartBlock {
  readonly type: 'chart'
  readonly chart: 'column' | 'bar' | 'line'
  readonly caption: string
  /** 件, %: said once, at the axis. */
  readonly unit: string
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
}

export function heading(level: HeadingLevel, index: number, text: string): HeadingBlock {
  return { type: 'heading', level, text: `${headingNumber(level, index)}${text}` }
}

/**
 * One paragraph a line, its headings and lists recognised; empty lines are dropped, blanks at the ends too, because the
 * engine indents.
 */
export function paragraphs(text: string): (HeadingBlock | ParagraphBlock)[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter((line) => line !== '')
  return numberedLists(lines).map(recognised)
}

/** What a block says in words, for checks and searches. */
export function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.text
    case 'table':
      return [block.caption ?? '', ...block.rows.flat()].join('\n')
    case 'grid':
      return block.rows
        .flat()
        .map((cell) => cell.text)
        .join('\n')
    case 'figure':
    case 'chart':
      return block.caption
    default:
      return assertNever(block)
  }
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
