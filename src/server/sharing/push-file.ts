import writeXlsxFile from 'write-excel-file/node'
import { fieldsAt, type PushField, pushFieldTitles, shareStageLabels } from '#shared/domain/share-fields'
import { messageIdOf, type ShareFormat, type SharePush, shareModeLabels } from '#shared/domain/share-push'
import type { ShareRow } from '#shared/domain/share-rows'
import { DATA_STANDARD_VERSION } from '#shared/intake/data-standard'

/** A push as it leaves the house, in whichever form. */
export interface OutgoingPush {
  readonly push: SharePush
  readonly rows: readonly ShareRow[]
  readonly fields: readonly PushField[]
}

/** The message of the data standard; the same push and revision always give the same text. */
export function pushMessage({ push, rows }: OutgoingPush): string {
  const { id, revision, recipient, stage, mode, period, part, parts } = push
  const head = { messageId: messageIdOf(push), pushId: id, revision, recipient, stage, mode, period, part, parts }
  return JSON.stringify({ standard: DATA_STANDARD_VERSION, ...head, count: rows.length, rows })
}

export async function pushFile(out: OutgoingPush, format: ShareFormat): Promise<Uint8Array> {
  if (format === 'json') return Buffer.from(`${pushMessage(out)}\n`)
  return format === 'csv' ? Buffer.from(`\uFEFF${csvText(pushTable(out))}`) : workbookOf(out)
}

/** `受理-2026-10-….json`: told apart by its end, read by people from its beginning. */
export function pushFileName(push: SharePush, format: ShareFormat): string {
  const when = push.period ?? shareModeLabels[push.mode]
  return `${shareStageLabels[push.stage]}-${when}-${messageIdOf(push)}.${format}`
}

const common = [
  ['itemId', '事项标识'],
  ['stage', '环节'],
  ['at', '发生时间'],
] as const

/** The columns that the agreement has at this stage, titles first. */
export function pushTable({ push, rows, fields }: OutgoingPush): (string | number)[][] {
  const columns = [...common, ...fieldsAt(push.stage, fields).map((name) => [name, pushFieldTitles[name]] as const)]
  const cellOf = (row: ShareRow, name: string) => (name === 'stage' ? shareStageLabels[push.stage] : (row[name] ?? ''))
  return [columns.map(([, title]) => title), ...rows.map((row) => columns.map(([name]) => cellOf(row, name)))]
}

function csvText(table: readonly (readonly (string | number)[])[]): string {
  return table.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')
}

/** A citizen's `=…` must not become a formula where somebody opens the file in a spreadsheet. */
function csvCell(value: string | number): string {
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Excel opens no cell with more. */
const maxCellText = 32_767

async function workbookOf(out: OutgoingPush): Promise<Uint8Array> {
  const [head = [], ...body] = pushTable(out)
  const look = { fontWeight: 'bold', backgroundColor: '#F0F0F0' } as const
  const cells = [
    head.map((title) => ({ type: String, value: String(title), ...look })),
    ...body.map((row) =>
      row.map((value) =>
        typeof value === 'number' ? { type: Number, value } : { type: String, value: value.slice(0, maxCellText) },
      ),
    ),
  ]
  const { push } = out
  const about = [
    ['推送编号', messageIdOf(push)],
    ['接收单位', push.partner],
    ['环节', shareStageLabels[push.stage]],
    ['件数', String(out.rows.length)],
  ].map((row) => row.map((value) => ({ type: String, value })))
  const columns = head.map(() => ({ width: 20 }))
  return writeXlsxFile([
    { data: cells, sheet: '推送数据', columns, stickyRowsCount: 1 },
    { data: about, sheet: '说明', columns: [{ width: 14 }, { width: 44 }] },
  ]).toBuffer()
}
