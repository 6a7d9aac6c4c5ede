import writeXlsxFile from 'write-excel-file/universal'

export interface SheetColumn {
  readonly title: string
  /** In characters. */
  readonly width: number
}

export interface SheetContent {
  /** Name of the sheet; Excel takes 31 characters and no brackets. */
  readonly title: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly string[])[]
  /** Lines below the table: who exported it, when and what for. */
  readonly notes: readonly string[]
}

/** Excel opens no cell with more. */
const MOST_TEXT = 32_767
const head = { fontWeight: 'bold', backgroundColor: '#EDF1F6', borderColor: '#C5CDD8', borderStyle: 'thin' } as const
const body = { borderColor: '#C5CDD8', borderStyle: 'thin', alignVertical: 'top', wrap: true } as const

/** A list as an Excel file. Every cell is text, so that nothing anybody typed can become a formula. */
export async function writeWorkbook({ title, columns, rows, notes }: SheetContent): Promise<Uint8Array> {
  const cell = (value: string, look: object = {}) => ({ type: String, value: value.slice(0, MOST_TEXT), ...look })
  const data = [
    columns.map((column) => cell(column.title, head)),
    ...rows.map((row) => row.map((value) => cell(value, body))),
    [],
    ...notes.map((note) => [cell(note, { textColor: '#6B7280' })]),
  ]
  const blob = await writeXlsxFile(data, {
    sheet: title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}
