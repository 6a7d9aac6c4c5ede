import { knownHeadings, mapHeadings, missingColumns } from '#shared/intake/headings'
import type { ImportProfile } from '#shared/intake/profile'
import { DeskError } from '#shared/messages/catalogue'
import { cleanLine } from './clean-text'
import { fileKind } from './file-kind'
import { headingRowsSearched } from './find-headings'
import { type CellValue, fillMerges, type Grid } from './grid'
import { readCsv } from './read-csv'
import { readXlsx } from './read-xlsx'

const SAMPLES = 3
const SAMPLE_LENGTH = 40

export interface InspectedSheet {
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly columns: readonly {
    readonly heading: string
    readonly field: ReturnType<typeof mapHeadings>['fields'] extends ReadonlyMap<infer F, number>
      ? F | undefined
      : never
    readonly ignored: boolean
    readonly samples: readonly string[]
  }[]
  readonly missing: readonly string[]
}

/** All visible sheets of a workbook, or the one table of a text file. @throws DeskError `intake.*` */
export async function readGrids(bytes: Uint8Array, file: string, profile?: ImportProfile): Promise<readonly Grid[]> {
  return fileKind(bytes, file) === 'xlsx' ? readXlsx(bytes, file) : [readCsv(bytes, file, profile)]
}

/**
 * The headings of a sheet with what each would feed, whether or not they are enough: what a person corrects before the
 * file is read in earnest. Of several sheets the one that the profile names, else the one with most known headings.
 * @throws DeskError `intake.fileEmpty`, and what reading the file throws
 */
export async function inspectSheet(bytes: Uint8Array, file: string, profile?: ImportProfile): Promise<InspectedSheet> {
  const grids = await readGrids(bytes, file, profile)
  const named = grids.filter((grid) => grid.name === profile?.sheet)
  const found = (named.length > 0 ? named : grids)
    .map((grid) => ({ grid, ...headingRow(grid, profile) }))
    .sort((a, b) => b.known - a.known || b.filled - a.filled)[0]
  if (!found || found.filled === 0) throw new DeskError('intake.fileEmpty', { file })
  const { headings } = found
  const map = mapHeadings(headings, profile)
  const fieldAt = new Map([...map.fields].map(([field, column]) => [column, field]))
  const kept = new Set(map.raw.values())
  return {
    sheet: found.grid.name,
    sheets: grids.map(({ name }) => name),
    columns: headings.flatMap((heading, column) => {
      if (heading === '') return []
      const field = fieldAt.get(column)
      const samples = samplesOf(found.rows, found.index, column)
      return [{ heading, field, ignored: field === undefined && !kept.has(column), samples }]
    }),
    missing: missingColumns(map),
  }
}

function headingRow(grid: Grid, profile: ImportProfile | undefined) {
  const rows = fillMerges(grid)
  let best = { index: 0, known: -1, filled: 0, headings: [] as string[] }
  rows.slice(0, headingRowsSearched).forEach((row, index) => {
    const headings = row.map((cell) => (cell === null ? '' : cleanLine(String(cell))))
    const known = knownHeadings(headings, profile)
    const filled = headings.filter((text) => text !== '').length
    // Without a known name the first full row is the likeliest.
    if (known > best.known || (known === best.known && known < 1 && filled > best.filled))
      best = { index, known, filled, headings }
  })
  return { rows, ...best }
}

function samplesOf(rows: readonly (readonly CellValue[])[], heading: number, column: number): string[] {
  const samples: string[] = []
  for (const row of rows.slice(heading + 1)) {
    const cell = row[column] ?? null
    const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : cleanLine(String(cell ?? ''))
    if (text !== '') samples.push(text.slice(0, SAMPLE_LENGTH))
    if (samples.length === SAMPLES) break
  }
  return samples
}
