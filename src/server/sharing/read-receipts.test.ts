import { describe, expect, it } from 'vitest'
import { DeskError } from '#shared/messages/catalogue'
import { dateCell, makeXlsx, type TestCell } from '../intake/testing/make-xlsx'
import { readReceipts } from './read-receipts'

const now = new Date('2026-11-23T01:30:00Z')
const id = (digit: string) => `${digit.repeat(32)}-1`
const json = (written: unknown) => new TextEncoder().encode(JSON.stringify(written))
const workbook = (...rows: TestCell[][]) => makeXlsx({ sheets: [{ rows }] })
const accepted = { result: 'accepted', reason: '', receiptNo: '', by: '', at: now.toISOString() }

describe('A file of receipts', () => {
  it('is read as JSON, one receipt or a list, in English or Chinese words', async () => {
    const one = { messageId: id('a'), result: 'accepted', receiptNo: 'S-1', at: '2026-11-20 09:30:00', by: '李工' }
    expect(await readReceipts(json(one), '回执.json', now)).toEqual({
      receipts: [{ ...accepted, messageId: id('a'), receiptNo: 'S-1', by: '李工', at: '2026-11-20T01:30:00.000Z' }],
      problems: [],
    })
    const list = [one, { messageId: id('b'), result: '退回', reason: '缺少等级' }]
    const { receipts } = await readReceipts(json(list), '回执.json', now)
    expect(receipts.map(({ messageId, result, reason }) => [messageId, result, reason])).toEqual([
      [id('a'), 'accepted', ''],
      [id('b'), 'rejected', '缺少等级'],
    ])
  })

  it('is read from a workbook, whatever stands above its headings, with a date as a date', async () => {
    const bytes = workbook(
      ['市大数据局接收情况'],
      [],
      ['序号', '推送编号', '结果', '对方编号', '接收时间', '接收人'],
      [1, id('c'), '已接收', 7, dateCell(46_346.5), '赵六'],
      [2, null, null, null, null, null],
    )
    const { receipts, problems } = await readReceipts(bytes, '回执.xlsx', now)
    expect(receipts).toEqual([
      { ...accepted, messageId: id('c'), receiptNo: '7', by: '赵六', at: '2026-11-20T04:00:00.000Z' },
    ])
    // A line that has nothing but its number in it is still one: it may be a receipt that lost its columns.
    expect(problems).toEqual([expect.stringContaining('第 2 条')])
  })

  it('tells for each receipt what is wrong with it, and takes the others', async () => {
    const bytes = workbook(
      ['推送编号', '结果', '接收时间'],
      ['不是编号', '接收', ''],
      [id('d'), '也许', ''],
      [id('e'), '接收', '后天'],
      [id('f'), '签收', ''],
    )
    const { receipts, problems } = await readReceipts(bytes, '回执.xlsx', now)
    expect(receipts).toEqual([{ ...accepted, messageId: id('f') }])
    expect(problems).toEqual([
      '第 1 条：推送编号“不是编号”不对。请与推送文件中的一致。',
      '第 2 条：结果“也许”无法识别。请写“接收”或“退回”。',
      expect.stringContaining('第 3 条：接收时间“后天”不是日期'),
    ])
  })

  it('that is none says so: half a JSON, a number, a workbook without the headings', async () => {
    for (const half of ['{"messageId": "', '7', '["a"]'])
      await expect(readReceipts(new TextEncoder().encode(half), '半截.json', now)).rejects.toThrow(DeskError)
    await expect(readReceipts(new TextEncoder().encode('{'), '半截.json', now)).rejects.toThrow('半截.json 不完整')
    expect(await readReceipts(workbook(['姓名'], ['张三']), '别的.xlsx', now)).toEqual({ receipts: [], problems: [] })
  })
})
