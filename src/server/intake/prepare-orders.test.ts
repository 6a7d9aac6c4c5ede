import { describe, expect, it } from 'vitest'
import { importProfile } from '#shared/intake/profile'
import { prepareOrders, type RowRejection } from './prepare-orders'
import { readSheet } from './read-sheet'
import { rejectedSheet } from './rejected-sheet'
import { dateCell, errorCell, formulaCell, makeXlsx, type TestCell } from './testing/make-xlsx'

const headings = ['工单编号', '标题', '诉求内容', '受理时间', '答复时间', '是否企业', '备注']
const when = '2026-11-01 09:00'

async function prepare(rows: TestCell[][], profile?: Parameters<typeof prepareOrders>[1]) {
  const table = await readSheet(makeXlsx({ sheets: [{ rows: [headings, ...rows] }] }), 'a.xlsx', profile)
  return { table, ...prepareOrders(table, profile) }
}
const reasons = (rejected: readonly RowRejection[]) =>
  rejected.map(({ row, field, reason }) => `${row} ${field} ${reason}`)

describe('preparing the rows of a sheet', () => {
  it('cleans texts, reads dates of every kind and keeps other columns in raw', async () => {
    const { orders, rejected } = await prepare([
      [
        20261101001,
        '　三轮车&nbsp;被拖走　',
        '第一行<br>\t第二行',
        dateCell(46327.375),
        '2026年11月3日',
        '是',
        ' 急件 ',
      ],
    ])
    expect(rejected).toEqual([])
    expect(orders[0]?.input).toMatchObject({
      orderNo: '20261101001',
      title: '三轮车 被拖走',
      content: '第一行\n第二行',
      receivedAt: '2026-11-01T01:00:00.000Z',
      repliedAt: '2026-11-02T16:00:00.000Z',
      reporter: { isEnterprise: true },
      raw: { 备注: '急件' },
    })
  })

  it('takes the first sentence for a missing title, and the title for missing content', async () => {
    const { orders } = await prepare([
      ['1', null, '城管扣了我的车。到现在没有手续。', when],
      ['2', '只有标题', null, when],
    ])
    expect(orders.map(({ input }) => [input.title, input.content])).toEqual([
      ['城管扣了我的车', '城管扣了我的车。到现在没有手续。'],
      ['只有标题', '只有标题'],
    ])
  })

  it('says of each rejected row where it stands, which field and why', async () => {
    const { orders, rejected } = await prepare([
      ['1', '好的', '内容', when],
      [null, '没有编号', '内容', when],
      ['2', null, null, when],
      ['3', '没有时间', '内容', null],
      ['4', '时间不对', '内容', '20/1/5'],
      ['5', '字太多', '长'.repeat(20_001), when],
      ['6', '答复时间不对', '内容', when, '5/1/2026'],
      ['7', '不是是否', '内容', when, null, '也许'],
      [1.234567890123456e17, '编号丢了末位', '内容', when],
      ['8', errorCell('#N/A'), formulaCell('A2'), when],
      ['1', '重复', '内容', when],
      ['1', '好的', '内容', when],
    ])
    expect(orders.map(({ row }) => row)).toEqual([2])
    expect(reasons(rejected)).toEqual([
      '3 工单编号 不能为空',
      '4 诉求内容 标题和诉求内容都为空',
      '5 受理时间 不能为空',
      '6 受理时间 “20/1/5”年份只有两位，请写全四位年份，如 2026-01-05',
      '7 诉求内容 不能超过 20000 个字',
      '8 答复时间 “5/1/2026”年份写在最后，月和日的先后无法确定，请写成 2026-01-05',
      '9 是否企业 应为是或否',
      '10 工单编号 被 Excel 当作数字，末几位已丢失；请把该列设为“文本”格式后重新导出',
      '11 标题 单元格是错误值 #N/A，请在 Excel 中改正',
      '11 诉求内容 单元格是公式，文件里没有它的计算结果；请用 Excel 打开并保存一次后再导入',
      '12 工单编号 与第 2 行编号相同（1），内容不同，已取第 2 行',
      '13 工单编号 与第 2 行编号相同（1），内容也相同，已取第 2 行',
    ])
  })

  it('refuses order numbers that Excel has spoilt in a CSV file: two of them would become one', async () => {
    const csv = `${headings.join(',')}\n2.02601E+13,甲,内容,${when}\n2.02601e+13,乙,内容,${when}\nGD2E+1,丙,内容,${when}`
    const { orders, rejected } = prepareOrders(await readSheet(new TextEncoder().encode(csv), 'a.csv'))
    expect(orders.map(({ input }) => input.orderNo)).toEqual(['GD2E+1'])
    const lost = '被 Excel 当作数字，末几位已丢失；请把该列设为“文本”格式后重新导出'
    expect(reasons(rejected)).toEqual([`2 工单编号 ${lost}`, `3 工单编号 ${lost}`])
  })

  it('fills in what the profile says of every row, where the row says nothing', async () => {
    const profile = importProfile.parse({
      name: 'p',
      title: 'p',
      defaults: { channel: 'onlinePolitics', region: '411702' },
    })
    const { orders } = await prepare([['1', '甲', '内容', when]], profile)
    expect(orders[0]?.input).toMatchObject({ channel: 'onlinePolitics', region: '411702' })
  })

  it('is the same the second time', async () => {
    const rows = [['1', '　甲&nbsp;', 'A&amp;amp;lt;B　　丙', when]]
    expect((await prepare(rows)).orders).toEqual((await prepare(rows)).orders)
  })
})

describe('the workbook of rejected rows', () => {
  it('holds the row as it was, as text, and can be imported again once it is put right', async () => {
    const { table, rejected } = await prepare([
      ['1', '=HYPERLINK("http://example.com","点我")', '内容', '尽快'],
      ['2', '+86 123', '@SUM(1)', null],
    ])
    const again = await readSheet(await rejectedSheet(table, rejected), '退回.xlsx')
    expect(again.headings.slice(0, 2)).toEqual(['原行号', '退回原因'])
    expect(again.rows.map(({ cells }) => cells.slice(0, 4))).toEqual([
      [
        2,
        '受理时间：“尽快”不是能识别的日期，请写成 2026-01-05 或 2026-01-05 09:03',
        '1',
        '=HYPERLINK("http://example.com","点我")',
      ],
      [3, '受理时间：不能为空', '2', '+86 123'],
    ])
    expect(again.rows.every(({ problems }) => problems.size === 0)).toBe(true)
    expect([...again.columns.raw.keys()]).toEqual(['备注'])
  })

  it('keeps the days of a workbook that counts from 1904, and digits that Excel has spoilt as refused', async () => {
    const rows = [
      headings,
      ['', '甲', '内容', 44865.375, 43_400],
      [1.23456789012345e16, '乙', '内容', when],
      ['3', '丙', '内容', 80_000],
    ]
    const first = await readSheet(makeXlsx({ sheets: [{ rows }], date1904: '1' }), 'a.xlsx')
    const { rejected } = prepareOrders(first)
    const again = await readSheet(await rejectedSheet(first, rejected), '退回.xlsx')
    expect(
      again.rows.map(({ cells }) => cells.slice(2).filter((cell, column) => column === 0 || cell !== null)),
    ).toEqual([
      [null, '甲', '内容', '2026-11-01 09:00:00', '2022-10-28 00:00:00'],
      ['1.23456789012345e+16', '乙', '内容', when],
      ['3', '丙', '内容', '81462'],
    ])
    const lost = '被 Excel 当作数字，末几位已丢失；请把该列设为“文本”格式后重新导出'
    expect(reasons(prepareOrders(again).rejected)).toEqual([
      '2 工单编号 不能为空',
      `3 工单编号 ${lost}`,
      '4 受理时间 “81462”年份不在 1992 至 2099 之间，请核对',
    ])
  })

  it('is read with the profile that its workbook was read with', async () => {
    const profile = importProfile.parse({ name: 'p', title: 'p', sheet: '工单' })
    const rows = [headings, [null, '甲', '内容', when]]
    const file = makeXlsx({ sheets: [{ rows: [['说明']] }, { name: '工单', rows }] })
    const first = await readSheet(file, 'a.xlsx', profile)
    const workbook = await rejectedSheet(first, prepareOrders(first, profile).rejected)
    expect((await readSheet(workbook, '退回.xlsx', profile)).rows).toHaveLength(1)
    const odd = { ...first, sheet: `'[2026/11]${'工'.repeat(40)}` }
    expect((await readSheet(await rejectedSheet(odd, [{ row: 2, field: '', reason: '' }]), 'b.xlsx')).sheet).toBe(
      `202611${'工'.repeat(25)}`,
    )
  })
})
