import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeXlsx } from '#server/intake/testing/make-xlsx'
import { drop } from '../../src/cli/drop/drop'
import { DropFolder } from '../../src/cli/drop/drop-folder'
import { startTestServer, type TestServer } from '../support/test-server'

const root = join(import.meta.dirname, '..', '..')
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

const order = (n: number) => ({
  orderNo: `DROP-${String(n).padStart(6, '0')}`,
  title: `第 ${n} 件：罚款不给票`,
  content: '执法人员扣了三轮车，不开清单，还要罚款五百元。',
  receivedAt: '2026-11-20 09:12',
  reporter: { name: '某某', phone: '13800000000' },
})
const orders = (from: number, count: number) => Array.from({ length: count }, (_, n) => order(from + n))

describe('A folder that a platform drops its orders into', () => {
  let server: TestServer
  let key = ''
  let dir = ''
  let printed = ''

  beforeAll(async () => {
    server = await startTestServer()
    const admin = await server.client('admin')
    key = (await admin.json<{ key: string }>('/admin/v1/sources', { name: '省平台文件' })).key
  })
  afterAll(() => server.remove())
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'desk-drop-'))
    printed = ''
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text)
      return true
    })
    return () => vi.restoreAllMocks()
  })

  const put = (name: string, content: string | Uint8Array) => writeFileSync(join(dir, name), content)
  const run = (withKey = key) => drop(dir, { server: server.url, ca: server.caFile, key: withKey, once: true })
  const held = (folder: string) =>
    readdirSync(join(dir, folder))
      .map((name) => name.replace(/^\d{14}-[0-9a-f]{6}-/, ''))
      .sort()
  const contentOf = (folder: string, ending: string) => {
    const name = readdirSync(join(dir, folder)).find((one) => one.endsWith(ending)) ?? ''
    return readFileSync(join(dir, folder, name), 'utf8')
  }
  const stored = async (pattern: string) => {
    const rows = await server.services.db.query<{ no: string }>(
      `SELECT doc ->> 'orderNo' AS no FROM entity WHERE type = 'workOrder' AND doc ->> 'orderNo' LIKE $1`,
      [pattern],
    )
    return rows.map(({ no }) => no)
  }

  it('takes in JSON, JSON lines, CSV and Excel, and puts each away with its explanation', async () => {
    put('一.json', JSON.stringify({ orders: orders(0, 2) }))
    put(
      '二.ndjson',
      orders(2, 2)
        .map((one) => JSON.stringify(one))
        .join('\n'),
    )
    put('三.csv', '工单编号,标题,受理时间\nDROP-000004,路灯不亮,2026-11-01\n')
    put(
      '四.xlsx',
      makeXlsx({
        sheets: [
          {
            rows: [
              ['工单编号', '标题', '受理时间'],
              ['DROP-000005', '乱收费', '2026-11-01'],
            ],
          },
        ],
      }),
    )
    await run()
    expect((await stored('DROP-00000_')).sort()).toEqual(orders(0, 6).map(({ orderNo }) => orderNo))
    expect(held('done').filter((name) => !name.endsWith('.txt'))).toEqual(['一.json', '三.csv', '二.ndjson', '四.xlsx'])
    expect(contentOf('done', '一.json.说明.txt')).toContain('新增 2 件')
    expect([held('working'), held('failed')]).toEqual([[], []])
  })

  it('takes a file that comes a second time in as unchanged', async () => {
    put('重复.json', JSON.stringify(orders(10, 3)))
    await run()
    put('重复.json', JSON.stringify(orders(10, 3)))
    await run()
    expect(printed).toContain('重复.json：新增 0　更新 0　未变 3　退回 0')
    expect(await stored('DROP-00001_')).toHaveLength(3)
    expect(held('done').filter((name) => name === '重复.json')).toHaveLength(2)
  })

  it('takes the good orders of a file, and gives the bad ones back as a file that can be dropped again', async () => {
    put('有误.json', JSON.stringify([order(20), { ...order(21), receivedAt: '去年冬天' }, '不是工单']))
    await run()
    expect(await stored('DROP-00002_')).toEqual(['DROP-000020'])
    expect(contentOf('failed', '.退回说明.txt')).toMatch(/第 2 件　受理时间：.*\r\n第 3 件　整件：不是一件工单/)
    const back = JSON.parse(contentOf('failed', '.退回.json'))
    expect(back.orders).toEqual([{ ...order(21), receivedAt: '去年冬天' }, '不是工单'])
    put('改正.json', JSON.stringify({ ...back, orders: [order(21)] }))
    await run()
    expect(await stored('DROP-00002_')).toHaveLength(2)
  })

  it('explains a file that cannot be read, and goes on with the next', async () => {
    put('a-断了.json', '{"orders":[{"orderNo":"X"')
    put('b-别的.json', '{"name":"照片"}')
    put('c-照片.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))
    put('d-好的.json', JSON.stringify(orders(30, 1)))
    await run()
    expect(held('failed').filter((name) => !name.endsWith('.txt'))).toEqual([
      'a-断了.json',
      'b-别的.json',
      'c-照片.csv',
    ])
    expect(contentOf('failed', 'a-断了.json.说明.txt')).toMatch(/整个文件没有入库：.*不是完整的 JSON/)
    expect(await stored('DROP-00003_')).toHaveLength(1)
  })

  it('keeps the file when the key is refused, and takes it in when the key is right', async () => {
    put('等待.json', JSON.stringify(orders(40, 2)))
    await expect(run('desk_wrong')).rejects.toThrow(/密钥/)
    expect(held('working')).toEqual(['等待.json'])
    await run()
    expect(printed).toContain('继续处理上次没有处理完的文件：等待.json')
    expect(await stored('DROP-00004_')).toHaveLength(2)
  })

  it('leaves a file alone that is still being written', () => {
    const folder = new DropFolder(dir)
    folder.prepare()
    put('大.json', '[{"a":')
    put('半.json.part', '[]')
    expect(folder.arrived()).toEqual([])
    put('大.json', '[{"a":1},')
    expect(folder.arrived()).toEqual([])
    expect(folder.arrived()).toEqual(['大.json'])
  })

  it('lets only one of two adapters have a file', () => {
    const folder = new DropFolder(dir)
    folder.prepare()
    put('一份.json', '[]')
    const now = new Date('2026-11-23T01:30:00Z')
    expect(folder.claim('一份.json', now)).toMatchObject({ file: '一份.json' })
    expect(new DropFolder(dir).claim('一份.json', now)).toBeUndefined()
  })

  it('neither loses nor doubles an order when the adapter is killed in the middle', async () => {
    const total = 5000
    put('大批.json', JSON.stringify(orders(100_000, total)))
    const program = join(root, 'tests', 'support', 'drop-until-killed.ts')
    const child = spawn(process.execPath, ['--import', tsx, program, dir, server.url, server.caFile, key], {
      cwd: root,
      stdio: 'ignore',
    })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    await vi.waitUntil(async () => (await stored('DROP-1%')).length > 0, { timeout: 120_000, interval: 20 })
    child.kill('SIGKILL')
    await gone
    const before = (await stored('DROP-1%')).length
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(total)
    expect(held('working')).toEqual(['大批.json'])
    await run()
    const after = await stored('DROP-1%')
    expect(new Set(after).size).toBe(total)
    expect(after).toHaveLength(total)
    expect(held('done')).toEqual(['大批.json', '大批.json.说明.txt'])
  })
})
