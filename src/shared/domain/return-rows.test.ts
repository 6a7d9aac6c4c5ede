import { describe, expect, it } from 'vitest'
import type { ReturnField } from './data-return'
import { readReturnSheet, returnHeading, rowProblems } from './return-rows'

const words = {
  has: (_dictionary: string, code: string) => code === 'penalty',
  items: () => [{ code: 'penalty', label: '行政处罚' }],
}
const fields: ReturnField[] = [
  { key: 'kind', title: '执法类型', type: 'code', dictionary: 'enforcementType', required: true },
  { key: 'count', title: '办结件数', type: 'integer', unit: '件', required: true },
  { key: 'amount', title: '罚没金额', type: 'number', unit: '元', required: false },
  { key: 'lastOn', title: '最近一次', type: 'date', required: false },
  { key: 'reviewed', title: '法制审核', type: 'flag', required: false },
]
const head = fields.map(returnHeading)

describe('a filled-in return', () => {
  it('is read below its headings, whatever stands above them', () => {
    const grid = [
      ['驻马店市城市管理局 2026年10月'],
      [],
      head,
      ['行政处罚', 12, '1,200.50', new Date('2026-10-20'), '是'],
      ['penalty', '3', null, '2026年10月21日', '否'],
    ]
    expect(readReturnSheet(grid, fields, words)).toEqual({
      rows: [
        { kind: 'penalty', count: 12, amount: 1200.5, lastOn: '2026-10-20', reviewed: true },
        { kind: 'penalty', count: 3, lastOn: '2026-10-21', reviewed: false },
      ],
      problems: [],
    })
  })

  it('says of each bad cell which row, which field and what is wrong', () => {
    const grid = [head, ['罚款', '十二', -5, '下月', '也许'], ['行政处罚', 1.5]]
    const { problems } = readReturnSheet(grid, fields, words)
    expect(problems.map(({ row, field, reason }) => `${row} ${field}：${reason}`)).toEqual([
      '2 执法类型：“罚款”不在代码表中；可填：行政处罚',
      '2 办结件数：“十二”不是数字；只填数字，不写单位',
      '2 罚没金额：“-5”是负数，不能小于 0',
      '2 最近一次：“下月”不是日期；请写成 2026-11-23',
      '2 法制审核：“也许”应填“是”或“否”',
      '3 办结件数：“1.5”不是整数',
    ])
  })

  it('names a required column that is missing, a sheet without headings, and one without rows', () => {
    expect(readReturnSheet([['执法类型'], ['行政处罚']], fields, words).problems).toEqual([
      { row: 1, field: '办结件数', reason: '缺少这一栏；请使用下载的模板填写' },
    ])
    expect(readReturnSheet([['甲', '乙']], fields, words).problems[0]?.reason).toContain('没有找到表头')
    expect(readReturnSheet([head], fields, words).problems[0]?.reason).toContain('零报送')
  })

  it('is judged by the same rules when it comes without a sheet', () => {
    expect(rowProblems([{ kind: 'penalty', count: 1 }], fields, words)).toEqual([])
    const bad = rowProblems([{ kind: 'penalty', other: 1 }], fields, words)
    expect(bad.map(({ field }) => field)).toEqual(['办结件数', 'other'])
  })
})
