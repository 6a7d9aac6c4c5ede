import { paragraphs } from '#shared/documents/blocks'
import type { DocumentContent } from '#shared/documents/content'
import type { DocumentKind, RenderContext } from '#shared/documents/kinds/kind'
import { layoutDocument } from '#shared/documents/layout/layout-document'
import { TEXT_HEIGHT } from '#shared/documents/measures'

export const variants = ['short', 'long', 'filling', 'joint', 'rare'] as const
export type Variant = (typeof variants)[number]

/** Forms are signed in their cells and issued by one organ. */
export function hasVariant(kind: DocumentKind, variant: Variant): boolean {
  return variant !== 'joint' || (kind.format !== 'form' && kind.issuer === 'bureau')
}

/** What a kind prints for one kind of input, made from its own example. */
export function variantOf(kind: DocumentKind, variant: Variant): DocumentContent {
  const example = kind.example()
  switch (variant) {
    case 'short':
      return printed(
        kind,
        everywhere(example, shortArray, (text) => text),
      )
    case 'long':
      return printed(kind, everywhere(example, longArray, longText))
    case 'filling':
      return filling(printed(kind, example))
    case 'joint':
      return printed(kind, { ...example, ...jointly })
    case 'rare':
      return printed(
        kind,
        everywhere(example, (items) => items, rareText),
      )
  }
}

function printed(kind: DocumentKind, content: Record<string, unknown>): DocumentContent {
  return kind.toContent(content, issued(kind))
}

/** As after 签发: number and day are there. */
function issued(kind: DocumentKind): RenderContext {
  const date = kind.example().draftedOn as string
  if (kind.format === 'minutes') return { number: '第3期', date }
  if (kind.numbering === 'none') return { date }
  return { number: `示司执监〔${date.slice(0, 4)}〕12号`, date, copyNumber: '000012' }
}

const jointly = {
  coIssuers: ['示例市政务服务便民热线中心', '示例市人民政府督查室'],
  signatories: ['示例市司法局', '示例市政务服务便民热线中心', '示例市人民政府督查室'],
}

type ArrayChange = (items: readonly unknown[]) => readonly unknown[]

/** The same content with every array and every text changed; dates, codes and pictures stay. */
function everywhere(
  content: Record<string, unknown>,
  array: ArrayChange,
  text: (text: string) => string,
): Record<string, unknown> {
  const change = (value: unknown, key: string): unknown => {
    if (key === 'mark' || key === 'signatories' || key === 'charts' || key === 'columns') return value
    if (typeof value === 'string') return /^(data:|\d{4}-\d\d-\d\d$)/.test(value) ? value : text(value)
    if (Array.isArray(value)) return array(value).map((item) => change(item, ''))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner, name)]))
  }
  return change(content, '') as Record<string, unknown>
}

const shortArray: ArrayChange = (items) => items.slice(0, 1)

/** A form's rows and a report's pictures stay within reason. */
const MOST_ITEMS = 8
const longArray: ArrayChange = (items) =>
  items.length === 0 || items.length >= MOST_ITEMS ? items : [...items, ...items].slice(0, MOST_ITEMS)

const LONG = 60
const longText = (text: string) => (text.length > LONG ? `${text}\n${text}` : text)

/** Names that 仿宋_GB2312 lacks. */
const rareText = (text: string) => text.replaceAll('某某', '镕堃').replaceAll('某', '喆').replaceAll('示例', '玥旻')

/** So much text that its page is full to the last line: where the signature and the colophon are tightest. */
function filling(content: DocumentContent): DocumentContent {
  let lines = 0
  const withLines = (count: number) => {
    const filler = Array.from({ length: count }, (_, at) => `第${at + 1}项情况已经核实。`)
    return { ...content, annexes: [], body: [...content.body, ...paragraphs(filler.join('\n'))] }
  }
  const pages = (count: number) => layoutDocument(withLines(count)).pages.length
  const least = pages(0)
  const most = Math.ceil(TEXT_HEIGHT / 500)
  while (lines < most && pages(lines + 1) === least) lines += 1
  return withLines(lines)
}
