import { readDate } from '../intake/read-date'
import { civilDateOf } from './civil-date'
import { maxReturnRows, type ReturnField, type ReturnRow } from './data-return'

export type ReturnCell = string | number | boolean | Date | null

export interface RowProblem {
  /** The row as Excel shows it, from 1; 0 where it is about the whole table. */
  readonly row: number
  readonly field: string
  readonly reason: string
}

export interface ReadReturn {
  readonly rows: readonly ReturnRow[]
  readonly problems: readonly RowProblem[]
}

/** What the words of a dictionary stand for; the server's and the client's reference data both answer it. */
export interface CodeWords {
  has(dictionary: string, code: string): boolean
  items(dictionary: string): readonly { readonly code: string; readonly label: string }[]
}

/** As the heading of the template says it: the title, with its unit and a mark where it must be filled in. */
export function returnHeading({ title, unit, required }: ReturnField): string {
  return `${title}${unit ? `（${unit}）` : ''}${required ? '*' : ''}`
}

const headingRows = 10
const plain = (cell: ReturnCell | undefined) =>
  String(cell ?? '')
    .replace(/[\s*＊]/g, '')
    .replace(/[（(].*[）)]$/, '')

/** Reads a filled-in template: finds the row of headings, then every row below it. A bad cell never stops the others. */
export function readReturnSheet(
  grid: readonly (readonly ReturnCell[])[],
  fields: readonly ReturnField[],
  words: CodeWords,
): ReadReturn {
  const found = findHeadings(grid, fields)
  if ('problem' in found) return { rows: [], problems: [found.problem] }
  const problems: RowProblem[] = fields
    .filter(({ key, required }) => required && !found.columns.has(key))
    .map(({ title }) => ({ row: found.at + 1, field: title, reason: '缺少这一栏；请使用下载的模板填写' }))
  if (problems.length > 0) return { rows: [], problems }
  const rows: ReturnRow[] = []
  for (let index = found.at + 1; index < grid.length; index += 1) {
    const cells = grid[index] ?? []
    if (cells.every((cell) => cell === null || String(cell).trim() === '')) continue
    const row: Record<string, string | number | boolean> = {}
    for (const field of fields) {
      const column = found.columns.get(field.key)
      const read = readReturnCell(field, column === undefined ? null : (cells[column] ?? null), words)
      if ('reason' in read) problems.push({ row: index + 1, field: field.title, reason: read.reason })
      else if (read.value !== undefined) row[field.key] = read.value
    }
    rows.push(row)
  }
  if (rows.length === 0) problems.push({ row: 0, field: '', reason: '表头下面没有数据；本期没有的，请选择“零报送”' })
  if (rows.length > maxReturnRows)
    problems.push({ row: 0, field: '', reason: `有 ${rows.length} 行，最多 ${maxReturnRows} 行；请汇总后再报` })
  return { rows, problems }
}

function findHeadings(
  grid: readonly (readonly ReturnCell[])[],
  fields: readonly ReturnField[],
): { at: number; columns: ReadonlyMap<string, number> } | { problem: RowProblem } {
  let best = { at: -1, columns: new Map<string, number>() }
  for (const [at, cells] of grid.slice(0, headingRows).entries()) {
    const columns = new Map<string, number>()
    for (const { key, title } of fields) {
      const column = cells.findIndex((cell) => plain(cell) === plain(title))
      if (column >= 0) columns.set(key, column)
    }
    if (columns.size > best.columns.size) best = { at, columns }
  }
  if (best.at >= 0) return best
  return { problem: { row: 0, field: '', reason: `前 ${headingRows} 行中没有找到表头；请使用下载的模板填写` } }
}

type CellReading = { readonly value: string | number | boolean | undefined } | { readonly reason: string }

/** One cell as its field wants it, or in words what is wrong with it. */
export function readReturnCell(field: ReturnField, cell: ReturnCell, words: CodeWords): CellReading {
  const text = cell instanceof Date ? '' : String(cell ?? '').trim()
  if (!(cell instanceof Date) && text === '')
    return field.required ? { reason: '必填，没有填写' } : { value: undefined }
  switch (field.type) {
    case 'text':
      return text.length > 2_000
        ? { reason: `有 ${text.length} 个字，最多 2000 个字` }
        : { value: cell instanceof Date ? civilDateOf(cell) : text }
    case 'integer':
    case 'number':
      return readNumber(field, cell, text)
    case 'date':
      return readDay(cell, text)
    case 'flag':
      return readFlag(cell, text)
    case 'code':
      return readCode(field, text, words)
  }
}

function readNumber({ type }: ReturnField, cell: ReturnCell, text: string): CellReading {
  const value = typeof cell === 'number' ? cell : Number(text.replace(/[,，\s]/g, ''))
  if (cell instanceof Date || typeof cell === 'boolean' || !Number.isFinite(value))
    return { reason: `“${text}”不是数字；只填数字，不写单位` }
  if (value < 0) return { reason: `“${text}”是负数，不能小于 0` }
  if (value > 1e15) return { reason: `“${text}”过大，请核对` }
  return type === 'integer' && !Number.isInteger(value) ? { reason: `“${text}”不是整数` } : { value }
}

function readDay(cell: ReturnCell, text: string): CellReading {
  // A workbook keeps days without a zone; its reader gives them as midnight of UTC.
  if (cell instanceof Date) return { value: cell.toISOString().slice(0, 10) }
  const read = readDate(typeof cell === 'number' ? cell : text)
  return 'instant' in read ? { value: civilDateOf(read.instant) } : { reason: `“${text}”不是日期；请写成 2026-11-23` }
}

function readFlag(cell: ReturnCell, text: string): CellReading {
  if (typeof cell === 'boolean') return { value: cell }
  if (/^(是|有|√|y|yes|true|1)$/i.test(text)) return { value: true }
  return /^(否|无|×|n|no|false|0)$/i.test(text) ? { value: false } : { reason: `“${text}”应填“是”或“否”` }
}

function readCode({ dictionary = '' }: ReturnField, text: string, words: CodeWords): CellReading {
  if (words.has(dictionary, text)) return { value: text }
  const items = words.items(dictionary)
  const item = items.find(({ label }) => label === text)
  if (item) return { value: item.code }
  const some = items.slice(0, 6).map(({ label }) => label)
  return { reason: `“${text}”不在代码表中；可填：${some.join('、')}${items.length > some.length ? '等' : ''}` }
}

/** What is wrong with rows that are already typed: the same rules, for whoever sends them without a sheet. */
export function rowProblems(
  rows: readonly ReturnRow[],
  fields: readonly ReturnField[],
  words: CodeWords,
): RowProblem[] {
  const known = new Set(fields.map(({ key }) => key))
  return rows.flatMap((row, index) => [
    ...fields.flatMap((field): RowProblem[] => {
      const read = readReturnCell(field, row[field.key] ?? null, words)
      return 'reason' in read ? [{ row: index + 1, field: field.title, reason: read.reason }] : []
    }),
    ...Object.keys(row)
      .filter((key) => !known.has(key))
      .map((key) => ({ row: index + 1, field: key, reason: '报送模板中没有这一栏' })),
  ])
}
