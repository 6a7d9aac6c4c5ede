import { strToU8, zipSync } from 'fflate'
import { columnName } from '../grid'

/** A cell of a test workbook: text, a number, `{ xml }` as it shall stand in the part, or nothing. */
export type TestCell = string | number | null | { readonly attributes?: string; readonly xml: string }

export interface TestSheet {
  readonly name?: string
  readonly rows: readonly (readonly TestCell[])[]
  readonly merges?: readonly string[]
  readonly hidden?: boolean
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[]
  /** Written as it is: `1`, `true`. */
  readonly date1904?: string
  readonly without?: string
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** Style 1 of every test workbook is a date. */
export const dateCell = (serial: number): TestCell => ({ attributes: 's="1"', xml: `<v>${serial}</v>` })
export const formulaCell = (formula: string, result?: string): TestCell => ({
  attributes: 't="str"',
  xml: `<f>${formula}</f>${result === undefined ? '' : `<v>${result}</v>`}`,
})
export const errorCell = (error: string): TestCell => ({ attributes: 't="e"', xml: `<f>1/0</f><v>${error}</v>` })

/** A real, minimal workbook, so that every broken one differs from it in one thing. For tests only. */
export function makeXlsx({ sheets, date1904, without }: TestWorkbook): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheets, date1904),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index): Relation => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['rId99', 'styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
  }
  sheets.forEach((sheet, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = worksheet(sheet)
  })
  const kept = Object.entries(parts).filter(([name]) => name !== without)
  return zipSync(Object.fromEntries(kept.map(([name, text]) => [name, strToU8(text)])))
}

type Relation = readonly [id: string, type: string, target: string]

function relations(list: readonly Relation[]): string {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`,
  )
  return `${head}<Relationships xmlns="${packages}/relationships">${items.join('')}</Relationships>`
}

function contentTypes(count: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const sheets = Array.from(
    { length: count },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  )
  return `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${sheets.join('')}</Types>`
}

function workbook(sheets: readonly TestSheet[], date1904: string | undefined): string {
  const properties = date1904 === undefined ? '<workbookPr/>' : `<workbookPr date1904="${date1904}"/>`
  const items = sheets.map(({ name, hidden }, index) => {
    const state = hidden ? ' state="hidden"' : ''
    return `<sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
  })
  return `${head}<workbook xmlns="${main}" xmlns:r="${relationships}">${properties}<sheets>${items.join('')}</sheets></workbook>`
}

const styles = `${head}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="22" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

function worksheet({ rows, merges = [] }: TestSheet): string {
  const data = rows.map((cells, row) => {
    const inner = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`)).join('')
    return `<row r="${row + 1}">${inner}</row>`
  })
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  const mergeCells = merges.length > 0 ? `<mergeCells count="${merges.length}">${merged}</mergeCells>` : ''
  return `${head}<worksheet xmlns="${main}"><sheetData>${data.join('')}</sheetData>${mergeCells}</worksheet>`
}

function cellXml(cell: TestCell, ref: string): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`
  if (typeof cell === 'string')
    return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
  return `<c r="${ref}" ${cell.attributes ?? ''}>${cell.xml}</c>`
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
