import { hostname } from 'node:os'
import { strToU8, unzipSync, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { importProfile } from '#shared/intake/profile'
import type { DeskError } from '#shared/messages/catalogue'
import { readSheet } from './read-sheet'
import { dateCell, errorCell, formulaCell, makeXlsx, type TestSheet } from './testing/make-xlsx'

const headings = ['工单编号', '标题', '受理时间']
const row = ['GD-1', '三轮车被拖走', '2026-11-01 09:00']
const good: TestSheet = { rows: [headings, row] }

const readRows = async (sheet: TestSheet) => readSheet(makeXlsx({ sheets: [sheet] }), 'a.xlsx')
async function refusal(bytes: Uint8Array, file = 'a.xlsx'): Promise<DeskError> {
  return readSheet(bytes, file).then(
    () => expect.fail('was read'),
    (error: DeskError) => error,
  )
}

describe('reading a workbook', () => {
  it('gives rows with the numbers Excel shows, without the empty ones', async () => {
    const table = await readRows({ rows: [headings, row, [], ['GD-2', '  ', null], [' ', '', null]] })
    expect(table.rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [2, 'GD-1'],
      [4, 'GD-2'],
    ])
  })

  it('finds the heading row below a title, a note and the date of the export', async () => {
    const table = await readRows({
      rows: [['2026年11月工单明细', null, null], ['导出人：王某'], [], headings, row],
      merges: ['A1:C1'],
    })
    expect(table.rows.map(({ number }) => number)).toEqual([5])
  })

  it('takes the first sheet with orders in it, past a cover and a hidden sheet', async () => {
    const bytes = makeXlsx({
      sheets: [
        { name: '说明', rows: [['本表说明']] },
        { ...good, name: '旧', hidden: true },
        { ...good, name: '工单' },
      ],
    })
    expect((await readSheet(bytes, 'a.xlsx')).sheet).toBe('工单')
  })

  it('takes the sheet a profile names, and says which there are when it is missing', async () => {
    const bytes = makeXlsx({ sheets: [good, { ...good, name: '十一月' }] })
    const profile = importProfile.parse({ name: 'p', title: 'p', sheet: '十一月' })
    expect((await readSheet(bytes, 'a.xlsx', profile)).sheet).toBe('十一月')
    const wrong = importProfile.parse({ name: 'p', title: 'p', sheet: '十二月' })
    await expect(readSheet(bytes, 'a.xlsx', wrong)).rejects.toThrow('没有名为“十二月”的工作表（有：Sheet1、十一月）')
  })

  it('lets a value merged down stand for each row', async () => {
    const table = await readRows({
      rows: [
        [...headings, '区域'],
        [...row, '驿城区'],
        ['GD-2', '乙', '2026-11-01', null],
      ],
      merges: ['D2:D3'],
    })
    expect(table.rows.map(({ cells }) => cells[3])).toEqual(['驿城区', '驿城区'])
  })

  it('reads headings in two levels by the lower one', async () => {
    const table = await readRows({
      rows: [
        ['工单编号', '诉求人', null, '受理时间', '标题'],
        [null, '姓名', '电话', null, null],
        ['GD-1', '张三', 13800000000, '2026-11-01', '甲'],
      ],
      merges: ['A1:A2', 'B1:C1', 'D1:D2', 'E1:E2'],
    })
    expect([...table.columns.fields.keys()]).toEqual([
      'orderNo',
      'reporter.name',
      'reporter.phone',
      'receivedAt',
      'title',
    ])
    expect(table.rows.map(({ number }) => number)).toEqual([3])
  })

  it('leaves out headings that are printed again on each page', async () => {
    const table = await readRows({ rows: [headings, row, headings, ['GD-2', '乙', '2026-11-02']] })
    expect(table.rows.map(({ number }) => number)).toEqual([2, 4])
  })

  it('takes the stored result of a formula, and points at cells that have none', async () => {
    const table = await readRows({
      rows: [
        headings,
        ['GD-1', formulaCell('A2&amp;"号"', 'GD-1号'), '2026-11-01'],
        ['GD-2', formulaCell('A3'), errorCell('#DIV/0!')],
        ['GD-3', formulaCell('""', ''), '2026-11-01'],
      ],
    })
    expect(table.rows[0]?.cells[1]).toBe('GD-1号')
    expect([...(table.rows[1]?.problems ?? [])]).toEqual([
      [1, '是公式，文件里没有它的计算结果；请用 Excel 打开并保存一次后再导入'],
      [2, '是错误值 #DIV/0!，请在 Excel 中改正'],
    ])
    expect(table.rows[2]?.problems.size).toBe(0)
  })

  it.each(['1', 'true'])('reads days that count from 1904 (written %s)', async (date1904) => {
    const bytes = makeXlsx({ sheets: [{ rows: [headings, ['GD-1', '甲', dateCell(42101.359259)]] }], date1904 })
    const table = await readSheet(bytes, 'a.xlsx')
    expect(table.date1904).toBe(true)
    expect(JSON.stringify(table.rows[0]?.cells[2])).toMatch(/^"2019-04-08T08:37/)
  })
})

describe('refusing a file, with what it is and what to do', () => {
  const compound = (text: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(text, 'utf16le')])

  it.each([
    ['an empty file', new Uint8Array(), 'intake.fileEmpty', '是空的'],
    ['an old .xls that was renamed', compound('Workbook'), 'intake.oldExcel', '另存为“Excel 工作簿（.xlsx）”'],
    ['a workbook with a password', compound('EncryptedPackage'), 'intake.passwordProtected', '取消密码'],
    ['a web page', strToU8('\n<html><table><tr><td>工单编号'), 'intake.notExcel', '网页'],
    ['an XML sheet of 2003', strToU8('<?xml version="1.0"?><Workbook/>'), 'intake.notExcel', 'XML'],
    ['a PDF', strToU8('%PDF-1.7 …'), 'intake.notExcel', 'PDF'],
    ['a CSV with the wrong ending', strToU8('工单编号,标题\n1,2'), 'intake.notExcel', '.csv'],
    ['some other archive', zipSync({ 'a.txt': strToU8('a') }), 'intake.notExcel', '压缩包'],
    ['a Word document', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'intake.notExcel', 'Word'],
    ['an OpenDocument sheet', zipSync({ 'content.xml': strToU8('<a/>') }), 'intake.otherExcel', '.ods'],
    ['a binary workbook', zipSync({ 'xl/workbook.bin': strToU8('a') }), 'intake.otherExcel', '.xlsb'],
    ['half a workbook', makeXlsx({ sheets: [good] }).slice(0, 700), 'intake.damaged', '不完整'],
    [
      'a workbook without its relations',
      makeXlsx({ sheets: [good], without: 'xl/_rels/workbook.xml.rels' }),
      'intake.damaged',
      '重新',
    ],
    ['a workbook without a cell', makeXlsx({ sheets: [{ rows: [] }] }), 'intake.fileEmpty', '是空的'],
    ['headings alone', makeXlsx({ sheets: [{ rows: [headings] }] }), 'intake.noRows', '只有表头'],
    [
      'a sheet of something else',
      makeXlsx({
        sheets: [
          {
            rows: [
              ['一级分类', '二级分类'],
              ['a', 'b'],
            ],
          },
        ],
      }),
      'intake.noHeadings',
      '--profile',
    ],
    [
      'a missing column',
      makeXlsx({
        sheets: [
          {
            rows: [
              ['标题', '受理时间'],
              ['a', 'b'],
            ],
          },
        ],
      }),
      'intake.columnMissing',
      '缺少栏目：工单编号（也可写作',
    ],
    [
      'a heading over two columns',
      makeXlsx({
        sheets: [
          {
            rows: [
              ['工单编号', '标题', null, '受理时间'],
              ['1', 'a', 'b', 'c'],
            ],
            merges: ['B1:C1'],
          },
        ],
      }),
      'intake.headingMerged',
      'B1:C1',
    ],
  ])('%s', async (_what, bytes, code, part) => {
    const error = await refusal(bytes)
    expect(error.code).toBe(code)
    expect(error.message).toContain(part)
    expect(error.message).toContain('a.xlsx')
  })

  it('an archive that unpacks to more than a gigabyte', async () => {
    const bytes = makeXlsx({ sheets: [good] })
    // The directory at the end says how large each part is; one of them now claims 2 GB.
    const directory = Buffer.from(bytes).indexOf(Buffer.from('504b0102', 'hex'))
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(directory + 24, 0x7fffffff, true)
    expect((await refusal(bytes)).code).toBe('intake.fileTooLarge')
  })

  it('an archive that unpacks to more than it says', async () => {
    const bytes = makeXlsx({ sheets: [{ rows: [...good.rows, ...Array.from({ length: 5000 }, () => row)] }] })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    for (let at = 0; at >= 0; at = Buffer.from(bytes).indexOf(Buffer.from('504b0102', 'hex'), at + 1)) {
      // Of the sheet alone, which is by far the largest part.
      if (at > 0 && view.getUint32(at + 24, true) > 100_000) view.setUint32(at + 24, 900, true)
    }
    expect((await refusal(bytes)).code).toBe('intake.damaged')
  })

  it('nothing that a document type declares: no entity is resolved, none unfolded', async () => {
    const parts = unzipSync(makeXlsx({ sheets: [good] }))
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])
    const type =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/hostname">]>'
    const tricked = sheet.replace('?>', `?>${type}`).replace('三轮车被拖走', '甲&b;&file;乙')
    expect(tricked).toContain('&file;')
    const bytes = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(tricked) })
    const read = await readSheet(bytes, 'a.xlsx').then(({ rows }) => JSON.stringify(rows), String)
    expect(read).not.toContain('aaaa')
    expect(read).not.toContain(hostname())
  })

  it('an archive of more parts than any workbook has', async () => {
    const parts = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`xl/${n}.xml`, new Uint8Array()]))
    expect((await refusal(zipSync(parts, { level: 0 }))).message).toContain('部件过多')
  })
})

describe('reading CSV', () => {
  const csv = '工单编号,标题,受理时间\r\nGD-1,"含,逗号\n和换行",2026-11-01\r\n\r\n="0002",乙,2026-11-02\r\n'

  it.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${csv}`)],
    ['GBK', iconv.encode(csv, 'gbk')],
    ['GB18030 with rare characters', iconv.encode(`${csv}GD-3,㐂𠮷,2026-11-03\n`, 'gb18030')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(csv, 'utf-16le')])],
  ])('in %s', async (_name, bytes) => {
    const table = await readSheet(bytes, 'a.csv')
    expect(table.headings).toEqual(['工单编号', '标题', '受理时间'])
    expect(table.rows.slice(0, 2).map(({ number, cells }) => [number, ...cells])).toEqual([
      [2, 'GD-1', '含,逗号\n和换行', '2026-11-01'],
      [4, '0002', '乙', '2026-11-02'],
    ])
    if (table.rows[2]) expect(table.rows[2].cells[1]).toBe('㐂𠮷')
  })

  it.each(['\t', ';', '|'])('finds the delimiter %j', async (delimiter) => {
    const text = [headings, row].map((cells) => cells.join(delimiter)).join('\n')
    expect((await readSheet(Buffer.from(text), 'a.txt')).rows).toHaveLength(1)
  })

  it('says in which line a quote is not closed', async () => {
    const error = await refusal(Buffer.from('工单编号,标题,受理时间\n1,a,2026-11-01\n2,"b,2026-11-01\n'), 'a.csv')
    expect(error.code).toBe('intake.csvBroken')
    expect(error.message).toMatch(/第 \d+ 行的 CSV 格式有误（引号没有成对）/)
  })

  it('refuses an encoding it cannot tell', async () => {
    expect((await refusal(Buffer.from([0x41, 0xff, 0xff, 0x80, 0x0a]), 'a.csv')).code).toBe('intake.encodingUnknown')
  })

  it('refuses binary data with the ending .csv', async () => {
    expect((await refusal(Buffer.from([1, 0, 2, 0, 3]), 'a.csv')).message).toContain('二进制')
  })
})
