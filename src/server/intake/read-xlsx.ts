// Its build for Node unpacks as long as there is more; this one takes the sizes of the directory, which were checked.
import readXlsxFile from 'read-excel-file/universal'
import { DeskError } from '#shared/messages/catalogue'
import type { CellValue, Grid } from './grid'
import { scanWorkbook } from './scan-workbook'

/** From the first day of the 1900 system to that of the 1904 system. */
const DAYS_1904 = 1462
const DAY_MS = 86_400_000

/**
 * All visible sheets of a workbook, in its order.
 * @throws DeskError `intake.damaged`
 */
export async function readXlsx(bytes: Uint8Array, file: string): Promise<Grid[]> {
  try {
    const scan = scanWorkbook(bytes)
    const sheets = await readXlsxFile(Uint8Array.from(bytes).buffer, { trim: false })
    // The library knows only `1` as a yes; LibreOffice and others write `true`.
    const shiftDays = scan.date1904.written === 'true' ? DAYS_1904 : 0
    return sheets.flatMap(({ sheet, data }, index) => {
      const found = scan.sheets[index]
      if (found?.hidden) return []
      return [
        {
          name: sheet,
          rows: (data as CellValue[][]).map((row) => shifted(row, shiftDays)),
          merges: found?.merges ?? [],
          problems: found?.problems ?? new Map(),
          date1904: scan.date1904.on,
        },
      ]
    })
  } catch (cause) {
    throw new DeskError('intake.damaged', { file, reason: '工作簿内容读不出来' }, { cause })
  }
}

function shifted(row: CellValue[], days: number): CellValue[] {
  if (days === 0) return row
  return row.map((cell) => (cell instanceof Date ? new Date(cell.getTime() + days * DAY_MS) : cell))
}
