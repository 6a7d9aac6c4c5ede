import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { handleIntakeBatch } from '#server/intake/handle-intake-batch'
import { readSheet } from '#server/intake/read-sheet'
import { makeXlsx, type TestCell } from '#server/intake/testing/make-xlsx'
import { MemoryIntakeStore } from '#server/intake/testing/memory-store'
import { testLeadRules, testReference } from '#server/intake/testing/test-world'
import { ensureOwnCertificate } from '#server/tls/server-certificate'
import { DeskError, messageOf } from '#shared/messages/catalogue'
import { importFile } from './import-file'
import { seedOrders } from './seed-orders'

const folder = mkdtempSync(join(tmpdir(), 'desk-import-'))
let server: Server
let url: string
let ca: string
let store: MemoryIntakeStore
/** The request, from 1, whose connection is cut before an answer. */
let cutAt: number
let requests: number
/** Whether the server offers its authority at `/ca.crt`, as one with its own certificate does. */
let tellsAuthority: boolean
let printed: string

/** A server that takes orders as the real one does, over its own certificate, into memory. */
beforeAll(async () => {
  const certificate = await ensureOwnCertificate(folder, new Date())
  ca = certificate.caFile ?? ''
  server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    requests += 1
    if (requests === cutAt) return void request.socket.destroy()
    if (request.url === '/ca.crt')
      return void (tellsAuthority ? response.end(readFileSync(ca)) : response.writeHead(404).end())
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
      handleIntakeBatch(
        { authorization: request.headers.authorization, body },
        {
          sourceOfKey: async (key) => (key === 'good' ? 'test' : undefined),
          store,
          reference: testReference,
          leadRules: testLeadRules,
          cityRegion: '411700',
          now: new Date('2026-11-24T00:00:00Z'),
        },
      ).then(
        (result) => response.end(JSON.stringify(result)),
        (error: DeskError) => {
          const { http, text, todo } = messageOf(error.code)
          response.writeHead(http).end(JSON.stringify({ error: { ...error.refusal, text, todo } }))
        },
      )
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `https://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

beforeEach(() => {
  store = new MemoryIntakeStore()
  cutAt = 0
  requests = 0
  tellsAuthority = false
  printed = ''
  const keep = (text: unknown) => {
    printed += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  vi.spyOn(process.stderr, 'write').mockImplementation(keep)
})
afterEach(() => vi.restoreAllMocks())

const headings = ['工单编号', '标题', '受理时间']
function workbook(name: string, rows: TestCell[][]): string {
  const file = join(folder, name)
  writeFileSync(file, makeXlsx({ sheets: [{ rows: [headings, ...rows] }] }))
  return file
}
const many = (count: number) => Array.from({ length: count }, (_, index) => [`GD-${index}`, '路灯不亮', '2026-11-01'])
const options = () => ({ server: url, ca, key: 'good' })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DeskError ? error.code : String(error)),
  )

describe('importing a file', () => {
  it('sends every row once and prints what became of them; again it changes nothing', async () => {
    const file = workbook('good.xlsx', many(1500))
    expect(await importFile(file, options())).toBe(0)
    expect(printed).toContain('good.xlsx：工作表“Sheet1”，1500 行\n新增 1500　更新 0　未变 0　退回 0\n')
    expect(await importFile(file, options())).toBe(0)
    expect(printed).toContain('新增 0　更新 0　未变 1500　退回 0')
  })

  it('names rejected rows of both sides by their row, writes them out, and ends with 4', async () => {
    const file = workbook('some.xlsx', [...many(2), ['', '没有编号', '2026-11-01'], ['GD-9', '明年的事', '2027-11-01']])
    const rejected = join(folder, '退回.xlsx')
    expect(await importFile(file, { ...options(), rejected })).toBe(4)
    expect(printed).toContain('新增 2　更新 0　未变 0　退回 2')
    expect(printed).toContain('第 4 行　工单编号：不能为空')
    expect(printed).toMatch(/第 5 行　受理时间：.*晚于现在/)
    const sheet = await readSheet(readFileSync(rejected), '退回.xlsx')
    expect(sheet.rows.map(({ cells }) => cells[0])).toEqual([4, 5])
  })

  it('leaves nothing behind of a file that cannot be read', async () => {
    const file = join(folder, 'broken.xlsx')
    writeFileSync(file, makeXlsx({ sheets: [{ rows: [headings, ...many(50)] }] }).slice(0, 900))
    expect(await codeOf(importFile(file, options()))).toBe('intake.damaged')
    expect(await codeOf(importFile(join(folder, 'none.xlsx'), options()))).toBe('intake.fileMissing')
    expect(await codeOf(importFile(folder, options()))).toBe('intake.fileUnreadable')
    expect(requests).toBe(0)
  })

  it('says how far it came when the server goes away; the same command completes it', async () => {
    const file = workbook('long.xlsx', many(2500))
    cutAt = 2
    expect(await codeOf(importFile(file, options()))).toBe('cli.serverUnreachable')
    expect(printed).toContain('导入中断：已处理 1000 / 2500 件')
    expect(store.orders.size).toBe(1000)
    expect(await importFile(file, options())).toBe(0)
    expect(printed).toContain('新增 1500　更新 0　未变 1000')
  })

  it('tells a wrong key, an untrusted certificate and a server that is not there apart', async () => {
    const file = workbook('one.xlsx', many(1))
    expect(await codeOf(importFile(file, { ...options(), key: 'bad' }))).toBe('intake.keyRefused')
    expect(await codeOf(importFile(file, { ...options(), ca: undefined }))).toBe('cli.certificateUntrusted')
    expect(await codeOf(importFile(file, { ...options(), server: 'https://localhost:1' }))).toBe(
      'cli.serverUnreachable',
    )
    expect(await codeOf(importFile(file, { ...options(), server: 'http://localhost' }))).toBe('intake.urlInvalid')
    expect(await codeOf(importFile(file, { server: 'https://hotline.example' }))).toBe('intake.keyNeeded')
    expect(store.orders.size).toBe(0)
  })

  it('says which certificate cannot be used, before anything is sent', async () => {
    const file = workbook('certificate.xlsx', many(1))
    const none = importFile(file, { ...options(), ca: join(folder, 'none.crt') })
    await expect(none).rejects.toThrow(/none\.crt 读不出来（文件或目录不存在）/)
    await expect(importFile(file, { ...options(), ca: file })).rejects.toThrow('不是 PEM 格式的证书')
  })

  it('writes no order where the rejected rows could not be written', async () => {
    const file = workbook('target.xlsx', [...many(2), ['', '没有编号', '2026-11-01']])
    const rejected = join(folder, 'none', '退回.xlsx')
    expect(await codeOf(importFile(file, { ...options(), rejected }))).toBe('cli.fileUnwritable')
    expect(store.orders.size).toBe(0)
    // Nothing is left where nothing was rejected.
    const empty = join(folder, '空.xlsx')
    expect(await importFile(workbook('whole.xlsx', many(1)), { ...options(), rejected: empty })).toBe(0)
    expect(existsSync(empty)).toBe(false)
    writeFileSync(empty, '上一次')
    expect(await importFile(workbook('whole.xlsx', many(1)), { ...options(), rejected: empty })).toBe(0)
    expect(readFileSync(empty, 'utf8')).toBe('上一次')
  })

  it('trusts a server on this machine by the authority it offers', async () => {
    tellsAuthority = true
    expect(await importFile(workbook('local.xlsx', many(1)), { ...options(), ca: undefined })).toBe(0)
  })

  it('reads by the profile that is named, and says which there are', async () => {
    const file = workbook('profile.xlsx', many(1))
    const own = join(folder, 'own.json')
    writeFileSync(own, JSON.stringify({ name: 'own', title: '自定义', defaults: { region: '411721' } }))
    expect(await importFile(file, { ...options(), profile: own })).toBe(0)
    expect([...store.orders.values()].map(({ region }) => region)).toEqual(['411721'])
    await expect(importFile(file, { ...options(), profile: '没有' })).rejects.toThrow('petitions、sample')
    writeFileSync(own, `\uFEFF${readFileSync(own, 'utf8')}`)
    expect(await importFile(file, { ...options(), profile: own })).toBe(0)
    expect(await codeOf(importFile(file, { ...options(), profile: join(folder, 'none.json') }))).toBe(
      'intake.profileUnknown',
    )
    writeFileSync(own, '{"name":"own","title":"自定义","columns":{"编号":"a"}}')
    expect(await codeOf(importFile(file, { ...options(), profile: own }))).toBe('intake.profileInvalid')
  })
})

describe('made-up orders', () => {
  const seed = { cases: 120, seed: 3, until: '2026-11-20', leads: 0.7 }

  it('are sent to a server, the same ones again change nothing', async () => {
    expect(await seedOrders({ ...seed, ...options() })).toBe(0)
    expect(await seedOrders({ ...seed, ...options() })).toBe(0)
    expect(printed).toContain('新增 120　更新 0　未变 0')
    expect(printed).toContain('新增 0　更新 0　未变 120')
  })

  it('are written one a line', async () => {
    const out = join(folder, 'orders.ndjson')
    expect(await seedOrders({ ...seed, out })).toBe(0)
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n')
    expect(new Set(lines.map((line) => JSON.parse(line).orderNo)).size).toBe(120)
    expect(await codeOf(seedOrders({ ...seed, out: join(folder, 'none', 'x.ndjson') }))).toBe('cli.fileUnwritable')
  })
})
