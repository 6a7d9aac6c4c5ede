import { CsvError, parse } from 'csv-parse/sync'
import { knownHeadings } from '#shared/intake/headings'
import type { ImportProfile } from '#shared/intake/profile'
import { DeskError } from '#shared/messages/catalogue'
import { decodeText } from './decode-text'
import { headingRowsSearched } from './find-headings'
import type { Grid } from './grid'

const delimiters = [',', '\t', ';', '|', '，'] as const

/**
 * A text table in any encoding of `decodeText`, with whichever delimiter makes the most headings known.
 * @throws DeskError `intake.encodingUnknown`, `intake.csvBroken`
 */
export function readCsv(bytes: Uint8Array, file: string, profile?: ImportProfile): Grid {
  const text = decodeText(bytes)
  if (text === undefined) throw new DeskError('intake.encodingUnknown', { file })
  const rows = records(text, delimiterOf(text, profile), file).map((row) => row.map(plainCell))
  return { name: 'CSV', rows, merges: [], problems: new Map(), date1904: false }
}

function delimiterOf(text: string, profile: ImportProfile | undefined): string {
  let best: { delimiter: string; known: number } = { delimiter: ',', known: 0 }
  for (const delimiter of delimiters) {
    const known = Math.max(0, ...firstRecords(text, delimiter).map((row) => knownHeadings(row, profile)))
    if (known > best.known) best = { delimiter, known }
  }
  return best.delimiter
}

function firstRecords(text: string, delimiter: string): string[][] {
  try {
    return parse(text.slice(0, 200_000), { delimiter, ...lenient, to: headingRowsSearched })
  } catch (error) {
    // With a wrong delimiter quotes need not match; the right one is judged when everything is read.
    if (error instanceof CsvError) return []
    throw error
  }
}

/** Rows may be short or long, as spreadsheets write them; empty lines stay, so that row numbers are those of the file. */
const lenient = { bom: true, relax_column_count: true, skip_empty_lines: false, relax_quotes: true } as const

function records(text: string, delimiter: string, file: string): string[][] {
  try {
    return parse(text, { delimiter, ...lenient })
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = typeof cause.lines === 'number' ? cause.lines : '?'
    const reason = cause.code === 'CSV_QUOTE_NOT_CLOSED' ? '引号没有成对' : '引号或分隔符位置不对'
    throw new DeskError('intake.csvBroken', { file, line, reason }, { cause })
  }
}

/** `="00123"`: how exports keep Excel from turning a number into one. */
function plainCell(cell: string): string | null {
  const kept = /^="(.*)"$/s.exec(cell)?.[1] ?? cell
  return kept === '' ? null : kept
}
