import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { saveRecipient } from '#server/sharing/share-recipients'
import { messageIdOf, type SharePush } from '#shared/domain/share-push'
import { databases } from '../support/databases'
import { type ShareReceiver, startReceiver } from '../support/share-receiver'
import { FieldClient } from '../support/sync/field-client'
import { startTestServer, type TestServer } from '../support/test-server'

const secret = 'the-key-both-sides-know'

describe.each(databases)('Pushing of data on $name', (database) => {
  let server: TestServer
  let reviewer: FieldClient
  let officer: FieldClient
  let platform: ShareReceiver
  let folder = ''

  beforeAll(async () => {
    server = await startTestServer({ database })
    const joined = async (login: string) => {
      const client = new FieldClient(await server.client(login))
      await client.bootstrap()
      return client
    }
    reviewer = await joined('wangqiang')
    officer = await joined('zhangwei')
    platform = await startReceiver(secret)
    folder = mkdtempSync(join(tmpdir(), 'desk-share-'))
    const { db, clock, secrets } = server.services
    const http = { name: '市共享平台', way: 'http', address: platform.url, ca: platform.ca, key: secret } as const
    await saveRecipient(db, secrets, http, clock.now())
    await saveRecipient(db, secrets, { name: '大数据局', way: 'folder', address: folder, ca: null }, clock.now())
  })
  afterAll(async () => {
    await server.remove()
    await platform.close()
  })

  const agree = async (source: string, outgoing: object, agreementId = uuidv7()) => {
    server.clock.advance({ seconds: 1 })
    const lists = { orderFields: [], recordFields: [], extra: [] }
    const content = { agreementId, source, partner: `${source}（单位）`, validFrom: '2026-11-01', ...lists }
    const input = { ...content, reason: '数据共享协议', outgoing: { masked: ['title'], ...outgoing } }
    expect(await reviewer.act('agreement.save', input)).toBe('applied')
    return agreementId
  }
  const end = async (agreementId: string) =>
    expect(await reviewer.act('agreement.end', { agreementId, reason: '停用' })).toBe('applied')
  const openCase = async (title: string) => {
    server.clock.advance({ seconds: 1 })
    const caseId = uuidv7()
    const input = { caseId, title, origin: 'media', originNote: '报道', region: '411702' }
    expect(await officer.act('case.open', input)).toBe('applied')
    return caseId
  }
  const pushes = async (recipient: string) => {
    await officer.pull()
    const all = officer.all('sharePush') as SharePush[]
    return all.filter((one) => one.recipient === recipient).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  }
  /** The server looks every few seconds; the test waits for what it sees. */
  const until = <T>(look: () => Promise<T>) => vi.waitFor(look, { timeout: 120_000, interval: 150 })
  const later = async (minutes: number) => {
    server.clock.advance({ minutes })
    await server.services.db.notify('demo_clock', '')
  }

  it('tells the platform of a case when it is taken in, with the agreed fields only, and keeps the receipt', async () => {
    const before = await openCase('协议之前的案件')
    const agreementId = await agree('市共享平台', {
      way: 'http',
      plans: [{ stage: 'accepted', mode: 'live' }],
      fields: ['caseNo', 'title', 'region'],
    })
    await openCase('罚款不给票，请回电 13812345678')
    const [push] = await until(async () => {
      const found = await pushes('市共享平台')
      expect(found).toMatchObject([{ state: 'accepted', rows: 1, receipt: { receiptNo: 'S-1', by: '共享平台' } }])
      return found
    })
    expect(platform.got).toHaveLength(1)
    const [got] = platform.got
    expect(got).toMatchObject({ signed: true, messageId: push && messageIdOf(push), body: { stage: 'accepted' } })
    const [row = {}] = got?.body.rows ?? []
    expect(Object.keys(row).sort()).toEqual(['at', 'caseNo', 'itemId', 'region', 'stage', 'title'])
    expect(row).toMatchObject({ region: '驿城区', title: expect.not.stringContaining('13812345678') })
    expect(JSON.stringify(platform.got)).not.toContain(before)
    await end(agreementId)
  })

  it('tries again by itself when the platform is down, with the same message, and tells people when it goes on', async () => {
    platform.got.length = 0
    let answers = 0
    // The first is read and the line breaks; then the platform is overloaded; at last it answers.
    platform.answer = () => {
      answers += 1
      if (answers === 1) return undefined
      return answers < 5 ? { status: 503 } : { status: 200, body: { result: 'accepted' } }
    }
    const plans = [{ stage: 'accepted', mode: 'live' }]
    const agreementId = await agree('市共享平台', { way: 'http', plans, fields: ['caseNo'] })
    await openCase('平台停机时的案件')
    const last = async () => (await pushes('市共享平台')).at(-1)
    for (const tries of [1, 2, 3, 4]) {
      await until(async () => expect(await last()).toMatchObject({ state: 'queued', tries }))
      if (tries === 4)
        expect((await last())?.trouble).toMatchObject({ stuck: true, reason: expect.stringContaining('503') })
      await later(10)
    }
    await until(async () => expect(await last()).toMatchObject({ state: 'accepted' }))
    expect((await last())?.trouble).toBeUndefined()
    expect(new Set(platform.got.map(({ messageId }) => messageId)).size).toBe(1)
    await end(agreementId)
  })

  it('shows a rejection with its reason and, on 重新推送, sends the case as it stands now as another version', async () => {
    platform.got.length = 0
    platform.answer = ({ messageId }) =>
      messageId.endsWith('-1')
        ? { status: 422, body: { result: 'rejected', reason: '缺少等级', by: '李工' } }
        : { status: 202 }
    const plans = [{ stage: 'accepted', mode: 'live' }]
    const agreementId = await agree('市共享平台', { way: 'http', plans, fields: ['caseNo', 'level'] })
    await openCase('退回后改正的案件')
    const last = async () => (await pushes('市共享平台')).at(-1)
    await until(async () =>
      expect(await last()).toMatchObject({ state: 'rejected', receipt: { reason: '缺少等级', by: '李工' } }),
    )
    const pushId = (await last())?.id ?? ''
    expect(await officer.act('push.resend', { pushId })).toBe('applied')
    // The platform takes its time: the receipt is asked for later.
    await until(async () => expect(await last()).toMatchObject({ state: 'sent', revision: 2 }))
    platform.receipts.set(`${pushId}-2`, { result: 'accepted', receiptNo: 'S-9' })
    await later(2)
    await until(async () => expect(await last()).toMatchObject({ state: 'accepted', receipt: { receiptNo: 'S-9' } }))
    await end(agreementId)
  })

  it('writes whole files into the exchange folder and takes receipts up from it, saying what is wrong with one', async () => {
    const agreementId = await agree('大数据局', {
      way: 'folder',
      format: 'csv',
      plans: [{ stage: 'accepted', mode: 'live' }],
      fields: ['caseNo', 'title'],
    })
    await openCase('=HYPERLINK("x")')
    const out = () => readdirSync(join(folder, 'out'))
    await until(async () => expect(await pushes('大数据局')).toMatchObject([{ state: 'sent' }]))
    expect(out()).toHaveLength(1)
    const text = readFileSync(join(folder, 'out', out()[0] ?? ''), 'utf8')
    expect(text).toContain('事项标识,环节,发生时间,案号,案件名称')
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    const [push] = await pushes('大数据局')
    const table = [
      '推送编号,结果,原因,对方编号,接收人',
      `${push && messageIdOf(push)},退回,案号重复,R-7,赵六`,
      `${'0'.repeat(32)}-1,接收,,,`,
    ]
    mkdirSync(join(folder, 'receipts'), { recursive: true })
    writeFileSync(join(folder, 'receipts', '回执.csv'), `${table.join('\n')}\n`)
    await later(1)
    await until(async () =>
      expect(await pushes('大数据局')).toMatchObject([
        { state: 'rejected', receipt: { reason: '案号重复', receiptNo: 'R-7', by: '赵六' } },
      ]),
    )
    await until(async () =>
      expect(readFileSync(join(folder, 'receipts', 'failed', '回执.csv.说明.txt'), 'utf8')).toContain('没有发给贵方'),
    )
    await end(agreementId)
  })

  it('puts a month together once it has ended, for a person to carry over and to write the receipt down', async () => {
    const agreementId = await agree('省厅', {
      way: 'excel',
      plans: [{ stage: 'accepted', mode: 'month' }],
      fields: ['caseNo', 'title'],
    })
    await later(9 * 24 * 60)
    const [push] = await until(async () => {
      const found = await pushes('省厅')
      expect(found).toMatchObject([{ state: 'queued', period: '2026-11', way: 'excel' }])
      return found
    })
    expect(push?.rows).toBeGreaterThanOrEqual(5)
    const pushId = push?.id ?? ''
    const book = await officer.http.json<{ file: string; bytes: string }>('/sharing/v1/pushes/workbook', { pushId })
    expect(book.file).toBe(`受理-2026-11-${pushId}-1.xlsx`)
    expect(Buffer.from(book.bytes, 'base64').subarray(0, 2).toString()).toBe('PK')
    expect(await officer.act('push.handOver', { pushId })).toBe('applied')
    officer.now = server.clock.now().toISOString()
    const receipt = { pushId, result: 'accepted', receiptNo: '省-3', at: server.clock.now().toISOString(), by: '孙处' }
    expect(await officer.act('push.recordReceipt', receipt)).toBe('applied')
    await until(async () =>
      expect(await pushes('省厅')).toMatchObject([{ state: 'accepted', receipt: { by: '孙处' } }]),
    )
    const others = await new FieldClient(await server.client('chengguan')).ask('/sharing/v1/pushes/rows', { pushId })
    expect(others.status).toBe(403)
    await end(agreementId)
  })

  it('tells whom to ask when a recipient is not set up, and sends once it is', async () => {
    const plans = [{ stage: 'accepted', mode: 'live' }]
    await agree('没有登记的平台', { way: 'http', plans, fields: ['caseNo'] })
    await openCase('等管理员登记的案件')
    const last = async () => (await pushes('没有登记的平台')).at(-1)
    await until(async () =>
      expect((await last())?.trouble).toMatchObject({
        stuck: true,
        todo: expect.stringContaining('desk recipient set'),
      }),
    )
    // Whoever is responsible is told by the bell, with the way to it; the warning is over when the push goes on.
    const warned = async () => {
      await officer.pull()
      const { id } = (await last()) ?? {}
      return officer.all('warning').find(({ evidence }) => evidence.type === 'push' && evidence.pushId === id)
    }
    await later(1)
    await until(async () =>
      expect(await warned()).toMatchObject({
        kind: 'pushBlocked',
        state: 'open',
        severity: 'red',
        evidence: { partner: '没有登记的平台（单位）', reason: expect.stringContaining('没有登记') },
      }),
    )
    const admin = new FieldClient(await server.client('admin'))
    await admin.bootstrap()
    expect(admin.all('sharePush')).toContainEqual(expect.objectContaining({ recipient: '没有登记的平台' }))
    platform.answer = () => ({ status: 200, body: { result: 'accepted' } })
    const { db, clock, secrets } = server.services
    // An attempt that is due would go by itself before he asks for it.
    const nextAt = async () => Date.parse((await last())?.nextAt ?? '9999-01-01T00:00:00Z')
    await until(async () => expect(await nextAt()).toBeGreaterThan(clock.now().getTime() + 5_000))
    const http = { name: '没有登记的平台', way: 'http', address: platform.url, ca: platform.ca, key: secret } as const
    await saveRecipient(db, secrets, http, clock.now())
    expect(await officer.act('push.resend', { pushId: (await last())?.id })).toBe('applied')
    await until(async () => expect(await last()).toMatchObject({ state: 'accepted' }))
    await later(1)
    await until(async () => expect(await warned()).toMatchObject({ state: 'closed' }))
  })

  it('puts a quarter and a year together when they have ended, each matter in its own', async () => {
    const agreementId = await agree('省司法厅', {
      way: 'excel',
      plans: [
        { stage: 'feedback', mode: 'quarter' },
        { stage: 'accepted', mode: 'year' },
      ],
      fields: ['caseNo', 'reply'],
    })
    const caseId = await openCase('告知复议的案件')
    const guided = { caseId, orderIds: [], route: 'reconsideration', text: '请依法申请行政复议。', via: 'letter' }
    expect(await officer.act('case.guide', guided)).toBe('applied')
    // Nothing while they run.
    await later(1)
    expect(await pushes('省司法厅')).toEqual([])
    await later(60 * 24 * 60)
    const made = await until(async () => {
      const found = await pushes('省司法厅')
      expect(found).toHaveLength(2)
      return found
    })
    expect(made.map(({ stage, mode, period }) => [stage, mode, period]).sort()).toEqual([
      ['accepted', 'year', '2026'],
      ['feedback', 'quarter', '2026Q4'],
    ])
    const quarter = made.find(({ mode }) => mode === 'quarter')
    expect(quarter?.rows).toBe(1)
    // The year has every case of it, with those before the agreement left to its own first day.
    expect(made.find(({ mode }) => mode === 'year')?.rows).toBeGreaterThanOrEqual(1)
    // Once: the next look makes nothing twice.
    await later(24 * 60)
    await until(async () => expect(await pushes('省司法厅')).toHaveLength(2))
    await end(agreementId)
  })
})
