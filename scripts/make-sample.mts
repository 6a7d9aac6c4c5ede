// Makes resources/sample/work-orders.xlsx anew: made-up orders with the mess of real exports. Run: npx tsx scripts/make-sample.mts
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import writeXlsxFile from 'write-excel-file/node'
import { madeOrders } from '#shared/intake/made-orders'
import type { WorkOrderDraft } from '#shared/intake/work-order-input'

const resources = join(dirname(dirname(fileURLToPath(import.meta.url))), 'resources')
const json = (file: string) => JSON.parse(readFileSync(join(resources, file), 'utf8'))
const items = (dictionary: string): { code: string; label: string; parent?: string }[] =>
  json(`dictionaries/${dictionary}.json`).items
const label = (dictionary: string, code: string | undefined) =>
  items(dictionary).find((item) => item.code === code)?.label ?? ''

type Cell = string | number | Date | null | { value: string | number | Date; [style: string]: unknown }

const headings = [
  '工单编号',
  '诉求渠道',
  '诉求类型',
  '诉求标题',
  '诉求内容',
  '诉求人',
  '联系电话',
  '是否涉企',
  '是否保密',
  '所属区县',
  '事发地址',
  '受理时间',
  '承办单位',
  '办理结果',
  '办结时间',
  '满意度',
  '话务员',
  '派单备注',
  '内部备注',
]

/** The wall clock of Shanghai, in every form that exports write it. */
const dateForms: ((at: Date) => Cell)[] = [
  (at) =>
    `${at.getUTCFullYear()}/${at.getUTCMonth() + 1}/${at.getUTCDate()} ${at.getUTCHours()}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`,
  (at) => at.toISOString().slice(0, 16).replace('T', ' '),
  (at) =>
    `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${at.getUTCHours()}时${at.getUTCMinutes()}分`,
  (at) => at.toISOString().slice(0, 19).replace(/[-T:]/g, ''),
  (at) => ({ value: at, type: Date, format: 'yyyy-mm-dd hh:mm:ss' }),
  // A serial day in a cell that nobody formatted as a date.
  (at) => Math.round((at.getTime() / 86_400_000 + 25_569) * 1e6) / 1e6,
  (at) => `　${fullWidth(at.toISOString().slice(0, 10))} `,
]
const two = (value: number) => String(value).padStart(2, '0')
const fullWidth = (text: string) => text.replace(/[0-9-]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
const dateCell = (instant: string | undefined, index: number): Cell => {
  if (instant === undefined) return index % 3 === 0 ? '-' : null
  const form = dateForms[index % dateForms.length]
  return form ? form(new Date(Date.parse(instant) + 8 * 3_600_000)) : null
}

const shorter: readonly (readonly [string, string])[] = [
  ['城市管理局', '城管局'],
  ['市场监督管理局', '市场监管局'],
  ['人力资源和社会保障局', '人社局'],
  ['住房和城乡建设局', '住建局'],
  ['交通运输局', '交通局'],
]
const organText = (name: string, index: number) =>
  index % 3 === 0 ? shorter.reduce((text, [long, short]) => text.replace(long, short), name) : name

const dirt: ((text: string) => string)[] = [
  (text) => text,
  (text) => `　　${text.replace(/，/g, '，&nbsp;')}　`,
  (text) => `<p>${text.replace(/\n/g, '<br/>')}</p>`,
  (text) => `\r\n\t\t\t${text.replace(/\n/g, '\r\n\t\t')}\r\n\t\t`,
  (text) => text.replace(/“/g, '&ldquo;').replace(/”/g, '&rdquo;').replace(/。/g, '。\u200B'),
  (text) => text.replace(/。/g, '。　　'),
]
const dirty = (text: string, index: number) => dirt[index % dirt.length]?.(text) ?? text

function row(order: WorkOrderDraft, index: number): Cell[] {
  const { reporter } = order
  return [
    index % 2 === 0 ? order.orderNo : Number(order.orderNo),
    label('channel', order.channel),
    label('appealType', order.appealType),
    index % 9 === 4 ? null : dirty(order.title ?? '', index % 2),
    dirty(order.content ?? '', index),
    reporter?.name ?? null,
    index % 4 === 0 ? Number(reporter?.phone) : (reporter?.phone ?? null),
    reporter?.isEnterprise ? '是' : '否',
    reporter?.confidential ? '是' : index % 5 === 0 ? null : '否',
    index % 4 === 3 ? `驻马店市${label('region', order.region)}` : label('region', order.region),
    order.place ?? null,
    dateCell(order.receivedAt, index),
    organText(order.handlingOrgan ?? '', index),
    order.reply ? dirty(order.reply, index + 2) : index % 2 ? null : '无',
    dateCell(order.repliedAt, index + 3),
    label('satisfaction', order.satisfaction) || null,
    order.raw?.话务员 ?? null,
    order.raw?.派单备注 ?? null,
    index % 7 === 0 ? '勿外传' : null,
  ]
}

const world = { organs: json('organs.json'), regions: items('region') }
// Order numbers of 15 digits: one more and Excel would lose the last when it takes them for a number.
const orders = [...madeOrders(world, { count: 60, seed: 411700, until: '2026-11-20', days: 60, leadShare: 0.75 })]
const rows = orders.map(row)
const [third = [], tenth = [], twentieth = [], thirtieth = []] = [2, 9, 19, 29].map((index) => rows[index])
const withCell = (cells: Cell[], column: number, value: Cell) =>
  cells.map((cell, index) => (index === column ? value : cell))
// What a person has to put right: an identical row, the same number with another text, no number, a date with two digits.
rows.splice(25, 0, [...third])
rows.splice(40, 0, withCell(tenth, 4, '补充：问题仍未解决，请尽快处理。'))
rows.splice(50, 0, withCell(twentieth, 0, null))
rows.splice(55, 0, withCell(withCell(thirtieth, 0, '202611990000001'), 11, '26/11/9'))
rows.splice(
  30,
  0,
  headings.map(() => null),
)

const title = [
  { value: '驻马店市12345热线工单明细（虚构样例）', columnSpan: headings.length, align: 'center', fontWeight: 'bold' },
]
const note = [
  { value: '导出时间：2026-11-21 08:30　以下内容均为虚构，与任何真实的人和单位无关', columnSpan: headings.length },
]
const pad = (cells: Cell[]) => [...cells, ...Array.from({ length: headings.length - cells.length }, () => null)]
const head = headings.map((value, index) => ({
  value: index === 0 ? ' *工单编号 ' : index === 11 ? '受理时间（年月日时分）' : value,
  fontWeight: 'bold',
}))

await writeXlsxFile([
  { sheet: '说明', data: [['本工作簿是执法监督工作台的导入样例，工单见下一张工作表。']], columns: [{ width: 60 }] },
  {
    sheet: '工单',
    data: [pad(title as Cell[]), pad(note as Cell[]), head, ...rows] as never,
    columns: headings.map((_, index) => ({ width: index === 4 || index === 13 ? 60 : 16 })),
  },
] as never).toFile(join(resources, 'sample', 'work-orders.xlsx'))
