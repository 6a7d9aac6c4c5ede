import { decodeXML } from 'entities'
import { strFromU8, unzipSync } from 'fflate'
import { type CellRange, cellKey } from './grid'

/** What the reader of values leaves out of a sheet. */
export interface SheetScan {
  readonly name: string
  readonly hidden: boolean
  readonly merges: readonly CellRange[]
  readonly problems: ReadonlyMap<string, string>
}

export interface WorkbookScan {
  readonly sheets: readonly SheetScan[]
  /** Days count from 1904; `written` is the attribute as it stands, because readers do not know every spelling of true. */
  readonly date1904: { readonly on: boolean; readonly written: string }
}

const wanted = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/

/** Reads merged ranges, formulas without a stored result, error cells and the date system from the parts themselves. */
export function scanWorkbook(bytes: Uint8Array): WorkbookScan {
  const parts = unzipSync(bytes, { filter: ({ name }) => wanted.test(name) })
  const textOf = (name: string) => (parts[name] ? strFromU8(parts[name]) : '')
  const workbook = textOf('xl/workbook.xml')
  const targets = relationTargets(textOf('xl/_rels/workbook.xml.rels'))
  const written = attribute(/<(?:\w+:)?workbookPr\b[^>]*>/.exec(workbook)?.[0] ?? '', 'date1904') ?? ''
  return {
    date1904: { on: written === '1' || written === 'true', written },
    sheets: [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
      const target = targets.get(attribute(tag, '(?:\\w+:)id') ?? '') ?? ''
      const xml = textOf(target)
      return {
        name: decodeXML(attribute(tag, 'name') ?? ''),
        hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
        merges: mergedRanges(xml),
        problems: problemCells(xml),
      }
    }),
  }
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
}

function relationTargets(xml: string): Map<string, string> {
  return new Map(
    [...xml.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => {
      const target = attribute(tag, 'Target') ?? ''
      return [attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`]
    }),
  )
}

function mergedRanges(xml: string): CellRange[] {
  const refs = xml.matchAll(/<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+\d+):([A-Z]+\d+)"/g)
  return [...refs].map(([, from = '', to = '']) => {
    const [start, end] = [cellAddress(from), cellAddress(to)]
    return { top: start.row, left: start.column, bottom: end.row, right: end.column }
  })
}

function cellAddress(ref: string): { row: number; column: number } {
  const letters = /^[A-Z]+/.exec(ref)?.[0] ?? ''
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(ref.slice(letters.length)) - 1, column }
}

const noResult = '是公式，文件里没有它的计算结果；请用 Excel 打开并保存一次后再导入'

function problemCells(xml: string): Map<string, string> {
  const problems = new Map<string, string>()
  if (!/<(?:\w+:)?f[\s>/]|\bt="e"/.test(xml)) return problems
  for (const [, attributes = '', inner = ''] of xml.matchAll(
    /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g,
  )) {
    const problem = problemOf(attributes, inner)
    const ref = /\br="([A-Z]+\d+)"/.exec(attributes)?.[1]
    if (!problem || !ref) continue
    const { row, column } = cellAddress(ref)
    problems.set(cellKey(row, column), problem)
  }
  return problems
}

function problemOf(attributes: string, inner: string): string | undefined {
  const value = /<(?:\w+:)?v[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(inner)?.[1]
  if (/\bt="e"/.test(attributes)) return `是错误值 ${value ?? ''}，请在 Excel 中改正`
  const formula = /<(?:\w+:)?f[\s>/]/.test(inner)
  // A formula whose result is an empty text has an empty <v> and the type `str`: that is a result.
  return formula && (value === undefined || (value === '' && !/\bt="str"/.test(attributes))) ? noResult : undefined
}
