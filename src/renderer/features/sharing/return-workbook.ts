import readXlsxFile from 'read-excel-file/universal'
import writeXlsxFile from 'write-excel-file/universal'
import { type DataReturn, periodLabel, type ReturnField, type ReturnRow } from '#shared/domain/data-return'
import type { ReferenceData } from '#shared/domain/reference-data'
import { type ReturnCell, returnHeading } from '#shared/domain/return-rows'
import { sharingTexts } from './messages'

const text = sharingTexts.one
const look = { fontWeight: 'bold', backgroundColor: '#EDF1F6', borderColor: '#C5CDD8', borderStyle: 'thin' } as const
const cell = (value: string, more: object = {}) => ({ type: String, value, ...more })

/** The form that a department fills in: headings in the third row, the codes' names on a second sheet. */
export async function returnTemplateWorkbook(
  found: DataReturn,
  organ: string,
  ref: ReferenceData,
): Promise<Uint8Array> {
  const form = [
    [cell(`${found.title}（${periodLabel(found.period)}）　${organ}`, { fontWeight: 'bold' })],
    [cell([text.workbookNote, found.note].filter(Boolean).join('　'), { textColor: '#6B7280' })],
    found.fields.map((field) => cell(returnHeading(field), look)),
  ]
  const coded = found.fields.filter(({ type }) => type === 'code')
  const lists = coded.map(({ title, dictionary = '' }) => [
    title,
    ...(ref.dictionary(dictionary)?.items ?? []).map(({ label }) => label),
  ])
  const longest = Math.max(0, ...lists.map((list) => list.length))
  const codes = Array.from({ length: longest }, (_, row) =>
    lists.map((list) => cell(list[row] ?? '', row === 0 ? look : {})),
  )
  const width = (fields: readonly unknown[]) => fields.map(() => ({ width: 20 }))
  const sheets = [
    { data: form, sheet: sharingTexts.returns.title, columns: width(found.fields) },
    ...(coded.length > 0 ? [{ data: codes, sheet: text.codes, columns: width(coded) }] : []),
  ]
  const blob = await writeXlsxFile(sheets).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

/** The first sheet as it was filled in; undefined when the file is no workbook. */
export async function readReturnWorkbook(file: Blob): Promise<readonly (readonly ReturnCell[])[] | undefined> {
  try {
    const [first] = await readXlsxFile(file)
    return (first?.data as ReturnCell[][] | undefined) ?? []
  } catch {
    return undefined
  }
}

/** One value as people read it. */
export function returnValueText(field: ReturnField, row: ReturnRow, ref: ReferenceData): string {
  const value = row[field.key]
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? text.yes : text.no
  return field.type === 'code' ? ref.label(field.dictionary ?? '', String(value)) : String(value)
}
