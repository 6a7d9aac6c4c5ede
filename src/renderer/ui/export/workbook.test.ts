import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { writeWorkbook } from './workbook'

const sheet = {
  title: '编号[台账]',
  columns: [
    { title: '发文字号', width: 24 },
    { title: '标题', width: 40 },
  ],
  rows: [
    ['驻司执监意〔2026〕1号', '=HYPERLINK("http://example.invalid")'],
    ['', '第一行\n第二行'],
  ],
  notes: ['张伟　2026年11月26日 导出，2 条，用途：归档'],
}

describe('a list as an Excel file', () => {
  it('holds heads, rows and the line of who exported it', async () => {
    const [{ data: rows } = { data: [] }] = await readXlsxFile(Buffer.from(await writeWorkbook(sheet)))
    expect(rows.filter((row) => row.some((cell) => cell !== null))).toEqual([
      ['发文字号', '标题'],
      ['驻司执监意〔2026〕1号', '=HYPERLINK("http://example.invalid")'],
      [null, '第一行\n第二行'],
      ['张伟　2026年11月26日 导出，2 条，用途：归档', null],
    ])
  })

  it('never makes a formula of what somebody typed', async () => {
    const parts = unzipSync(await writeWorkbook(sheet))
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(xml).not.toContain('<f>')
  })
})
