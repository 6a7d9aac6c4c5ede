import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { maxFileBytes } from '#server/intake/file-kind'
import { prepareOrders, type RowRejection } from '#server/intake/prepare-orders'
import { readSheet, type SheetTable } from '#server/intake/read-sheet'
import { rejectedSheet } from '#server/intake/rejected-sheet'
import { DeskError } from '#shared/messages/catalogue'
import { needWritable, writeNamed } from '../named-files'
import { intakeTarget, type TargetOptions } from './intake-target'
import { loadProfile } from './load-profile'
import { messages } from './messages'
import { progressLine } from './progress'
import { sendOrders } from './send-orders'

export interface ImportOptions extends TargetOptions {
  readonly profile?: string | undefined
  readonly rejected?: string | undefined
}

/** Rows are named one by one as far as a person reads them; the workbook has all. */
const shownRejections = 30
const someRejected = 4

/**
 * Reads a whole file, and tries where the rejected rows go, before anything is sent; then sends its good rows.
 * @returns the exit code: 0, or 4 when rows were rejected
 * @throws DeskError for a file, server or key that is of no use
 */
export async function importFile(path: string, options: ImportOptions): Promise<number> {
  const file = basename(path)
  const profile = options.profile === undefined ? undefined : loadProfile(options.profile)
  const table = await readSheet(readBytes(path, file), file, profile)
  const prepared = prepareOrders(table, profile)
  // Afterwards the orders would be written, and which rows were not would be told nowhere.
  if (options.rejected !== undefined) needWritable(options.rejected)
  print(messages.read(file, table.sheet, table.rows.length))
  const sent = await send(await intakeTarget(options), prepared.orders)
  const rejected = [
    ...prepared.rejected,
    ...sent.rejected.map(({ of: row, field, reason }) => ({ row, field, reason })),
  ]
  rejected.sort((a, b) => a.row - b.row)
  print(messages.counts(sent, new Set(rejected.map(({ row }) => row)).size))
  if (rejected.length === 0) return 0
  await report(table, rejected, options.rejected)
  return someRejected
}

function readBytes(path: string, file: string): Uint8Array {
  try {
    const { size } = statSync(path)
    const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`
    if (size > maxFileBytes)
      throw new DeskError('intake.fileTooLarge', { file, size: megabytes(size), limit: megabytes(maxFileBytes) })
    return readFileSync(path)
  } catch (error) {
    if (error instanceof DeskError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new DeskError('intake.fileMissing', { file: path }, { cause: error })
    const reason = code === 'EISDIR' ? '是一个文件夹' : code === 'EACCES' ? '没有读取权限' : (code ?? '未知原因')
    throw new DeskError('intake.fileUnreadable', { file: path, reason }, { cause: error })
  }
}

async function send(
  target: Awaited<ReturnType<typeof intakeTarget>>,
  rows: ReturnType<typeof prepareOrders>['orders'],
) {
  const progress = progressLine()
  let done = 0
  try {
    return await sendOrders(
      target,
      rows.map(({ row, input }) => ({ of: row, order: input })),
      (sent) => {
        done = sent
        progress.show(sent, rows.length)
      },
    )
  } catch (error) {
    if (done > 0) process.stderr.write(`\n${messages.interrupted(done, rows.length)}\n`)
    throw error
  } finally {
    progress.clear()
  }
}

async function report(table: SheetTable, rejected: readonly RowRejection[], target: string | undefined): Promise<void> {
  for (const { row, field, reason } of rejected.slice(0, shownRejections))
    print(messages.rejectedRow(row, field, reason))
  if (target !== undefined) {
    await writeRejected(target, table, rejected)
    print(messages.rejectedFile(target))
  } else if (rejected.length > shownRejections) print(messages.moreRejected(rejected.length - shownRejections))
}

async function writeRejected(target: string, table: SheetTable, rejected: readonly RowRejection[]): Promise<void> {
  const bytes = await rejectedSheet(table, rejected)
  writeNamed(target, () => writeFileSync(target, bytes))
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
