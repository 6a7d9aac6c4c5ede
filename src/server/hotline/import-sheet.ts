import type { ImportProfile } from '#shared/intake/profile'
import { DeskError } from '#shared/messages/catalogue'
import {
  type ImportAnswer,
  type ImportPreview,
  mostImportBytes,
  mostImportRows,
  shownRejections,
} from '#shared/sync/hotline-protocol'
import { inspectSheet } from '../intake/inspect-sheet'
import type { IntakeStore, PreparedOrder } from '../intake/intake-store'
import type { IntakeWorld } from '../intake/intake-world'
import { prepareOrders, type RowRejection } from '../intake/prepare-orders'
import { readSheet, type SheetTable } from '../intake/read-sheet'
import { rejectedSheet } from '../intake/rejected-sheet'
import { resolveOrder } from '../intake/resolve-order'
import { runIntake } from '../intake/run-intake'

/** Under this name the hotline's own imports stand beside the platforms' sources. */
export const importSource = '热线批量导入'

export interface ImportWorld {
  readonly world: IntakeWorld
  readonly store: IntakeStore
  /** Which of these order numbers came from another source already: they would stand there twice. */
  readonly takenElsewhere: (orderNos: readonly string[]) => Promise<ReadonlyMap<string, string>>
  readonly now: Date
}

interface Judged {
  readonly table: SheetTable
  readonly orders: readonly PreparedOrder[]
  readonly rejected: readonly RowRejection[]
}

/** What a file would become: its headings with what they feed, and every row judged. Nothing is written. */
export async function previewImport(
  bytes: Uint8Array,
  file: string,
  profile: ImportProfile | undefined,
  here: ImportWorld,
): Promise<ImportPreview> {
  needSmall(bytes, file)
  const { columns, ...inspected } = await inspectSheet(bytes, file, profile)
  const head = {
    ...inspected,
    sheets: [...inspected.sheets],
    missing: [...inspected.missing],
    columns: columns.map(({ samples, field, ...column }) => ({
      ...column,
      samples: [...samples],
      ...(field && { field }),
    })),
  }
  if (head.missing.length > 0) return { ...head, rows: 0, good: 0, leads: 0, rejectedRows: 0, rejected: [] }
  const { table, orders, rejected } = await judge(bytes, file, profile, here)
  return {
    ...head,
    rows: table.rows.length,
    good: orders.length,
    leads: orders.filter(({ lead }) => lead !== undefined).length,
    ...shown(rejected),
  }
}

/** Writes the good rows; a second run of the same file finds them unchanged. */
export async function importSheet(
  bytes: Uint8Array,
  file: string,
  profile: ImportProfile | undefined,
  here: ImportWorld,
): Promise<ImportAnswer> {
  needSmall(bytes, file)
  const { table, orders, rejected } = await judge(bytes, file, profile, here)
  const counts = await runIntake(here.store, importSource, orders)
  if (rejected.length === 0) return { ...counts, ...shown(rejected) }
  const workbook = await rejectedSheet(table, rejected)
  return { ...counts, ...shown(rejected), rejectedFile: workbook.toString('base64') }
}

function needSmall(bytes: Uint8Array, file: string): void {
  if (bytes.length <= mostImportBytes) return
  const megabytes = (size: number) => `${Math.ceil(size / 1024 / 1024)} MB`
  throw new DeskError('hotline.fileTooLarge', {
    file,
    size: megabytes(bytes.length),
    limit: megabytes(mostImportBytes),
  })
}

async function judge(
  bytes: Uint8Array,
  file: string,
  profile: ImportProfile | undefined,
  { world, takenElsewhere, now }: ImportWorld,
): Promise<Judged> {
  const table = await readSheet(bytes, file, profile)
  if (table.rows.length > mostImportRows)
    throw new DeskError('hotline.fileTooLong', { file, rows: table.rows.length, limit: mostImportRows })
  const prepared = prepareOrders(table, profile)
  const taken = await takenElsewhere(prepared.orders.map(({ input }) => input.orderNo))
  const rejected = [...prepared.rejected]
  const orders: PreparedOrder[] = []
  for (const { row, input } of prepared.orders) {
    const elsewhere = taken.get(input.orderNo)
    const reason = `编号 ${input.orderNo} 已由来源“${elsewhere}”登记，不重复建立`
    const resolved =
      elsewhere === undefined
        ? resolveOrder(input, importSource, world, now)
        : { rejections: [{ field: '工单编号', reason }] }
    if ('order' in resolved) orders.push(resolved.order)
    else rejected.push(...resolved.rejections.map((entry) => ({ row, ...entry })))
  }
  return { table, orders, rejected: rejected.sort((a, b) => a.row - b.row) }
}

function shown(rejected: readonly RowRejection[]) {
  return {
    rejectedRows: new Set(rejected.map(({ row }) => row)).size,
    rejected: rejected.slice(0, shownRejections),
  }
}
