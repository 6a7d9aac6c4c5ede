import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { presencePath } from '#shared/sync/presence-protocol'
import { PROTOCOL_HEADER, syncPaths } from '#shared/sync/protocol'
import { quarantinePaths } from '#shared/sync/quarantine-protocol'
import { revealPath } from '#shared/sync/reveal-protocol'
import { databases } from '../support/databases'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestServer } from '../support/test-server'

describe.each(databases)('two officers and their server on $name', (database) => {
  let server: TestServer
  let zhang: FieldClient
  let li: FieldClient
  let hotline: FieldClient

  beforeAll(async () => {
    server = await startTestServer({ database })
    await takeIn(
      server.services.db,
      () => server.clock.now(),
      Array.from({ length: 5 }, (_, n) => registered(`A${n}`, { region: n === 4 ? '411721' : '411702' })),
    )
    zhang = new FieldClient(await server.client('zhangwei'))
    li = new FieldClient(await server.client('lina'))
    hotline = new FieldClient(await server.client('rexian'))
    for (const client of [zhang, li, hotline]) await client.bootstrap()
  })
  afterAll(() => server.remove())

  it('gives a new store all it may see, with exact counts, and hides what it may not', async () => {
    const plan = await new FieldClient(await server.client('zhangwei')).bootstrap()
    const planned = plan.scopes.reduce((sum, { rows }) => sum + rows, 0)
    expect(zhang.rows.size).toBe(planned)
    expect(zhang.all('workOrder')).toHaveLength(5)
    expect(zhang.all('workOrder')[0]?.reporter).toMatchObject({ name: '张三', phone: '' })
    expect(hotline.all('workOrder')).toEqual([])
    await hotline.follow({ type: 'workOrder', id: zhang.all('workOrder')[0]?.id ?? '' })
    expect(hotline.all('workOrder')[0]?.reporter.phone).toBe('13800000000')

    const county = new FieldClient(await server.client('yicheng'))
    await county.bootstrap()
    expect(
      county
        .all('workOrder')
        .map(({ orderNo }) => orderNo)
        .sort(),
    ).toEqual(['A0', 'A1', 'A2', 'A3'])
    const admin = new FieldClient(await server.client('admin'))
    await admin.bootstrap()
    expect(admin.all('workOrder')).toEqual([])
  })

  it('carries a command to the colleague: case number given, order marked, action recorded', async () => {
    const order = zhang.all('workOrder').find(({ orderNo }) => orderNo === 'A0')
    const caseId = uuidv7()
    expect(await zhang.act('case.accept', { caseId, orderIds: [order?.id], title: '三轮车案' })).toBe('applied')
    expect(zhang.get('supervisionCase', caseId)?.caseNo).toBe('驻司执监案〔2026〕1号')
    // The case is his now, so he holds its orders in full.
    expect(zhang.get('workOrder', order?.id ?? '')?.reporter.phone).toBe('13800000000')

    await li.pull()
    expect(li.get('supervisionCase', caseId)).toEqual(zhang.get('supervisionCase', caseId))
    expect(li.get('workOrder', order?.id ?? '')).toMatchObject({ lead: { state: 'accepted', caseId } })
    expect(li.get('workOrder', order?.id ?? '')?.reporter.phone).toBe('')
    expect(li.all('caseAction').filter((action) => action.caseId === caseId)).toHaveLength(1)

    await hotline.follow({ type: 'supervisionCase', id: caseId })
    expect(hotline.get('supervisionCase', caseId)).toMatchObject({ stage: 'triage', title: '' })
    expect(hotline.all('caseAction')).toEqual([])
  })

  it('keeps both officers’ work where they meet: a conflict of fields, a merged list', async () => {
    const order = zhang.all('workOrder').find(({ orderNo }) => orderNo === 'A1')
    const caseId = uuidv7()
    await zhang.act('case.accept', { caseId, orderIds: [order?.id], title: '案' })
    await zhang.act('case.classify', { caseId, field: 'urbanManagement', reason: '初判' })
    await li.pull()
    const mine = li.author('case.classify', {
      caseId,
      field: 'transport',
      issues: { add: ['arbitraryFees'] },
      reason: '李',
    })
    await zhang.act('case.classify', {
      caseId,
      field: 'marketRegulation',
      issues: { add: ['procedureViolation'] },
      reason: '张',
    })
    const { receipts } = await li.pushed(mine)
    expect(receipts[0]?.status).toBe('conflict')
    await Promise.all([li.pull(), zhang.pull()])
    for (const client of [li, zhang]) {
      const found = client.get('supervisionCase', caseId)
      expect(found?.field).toBe('marketRegulation')
      expect([...(found?.issues ?? [])].sort()).toEqual(['arbitraryFees', 'procedureViolation'])
      expect(client.all('conflict')).toMatchObject([
        { path: 'field', base: 'urbanManagement', theirs: 'marketRegulation', mine: 'transport', state: 'open' },
      ])
    }
  })

  it('repeats the receipt of what it received before, and changes nothing', async () => {
    const command = zhang.author('lead.decline', {
      orderId: zhang.all('workOrder').find(({ orderNo }) => orderNo === 'A2')?.id,
      ground: 'notEnforcement',
    })
    const first = await zhang.pushed(command)
    const again = await zhang.pushed(command)
    expect(again.receipts[0]).toEqual({ ...first.receipts[0], duplicate: true })
    expect(again.lastSeq).toBe(first.lastSeq)
  })

  it('asks for the missing command, and tells a copied store by another command under a used number', async () => {
    const order = zhang.all('workOrder').find(({ orderNo }) => orderNo === 'A3')
    const next = zhang.author('lead.decline', { orderId: order?.id, ground: 'notEnforcement' })
    const gap = await zhang.push({ ...next, seq: next.seq + 5 })
    expect(gap.status).toBe(409)
    expect(JSON.parse(gap.text).error).toMatchObject({ code: 'sync.gap', args: { expected: next.seq } })

    const copy = await zhang.push({ ...next, id: uuidv7(), seq: 1 })
    expect(copy.status).toBe(409)
    expect(JSON.parse(copy.text).error.code).toBe('sync.clientForked')

    // The renewed client sends the same command under its own first number: once is enough.
    await zhang.pushed(next)
    const renewed = new FieldClient({ ...zhang.http, clientId: uuidv7() })
    const { receipts, lastSeq } = await renewed.pushed({ ...next, seq: 1, after: [] })
    expect(receipts[0]).toMatchObject({ seq: 1, status: 'applied', duplicate: true })
    expect(lastSeq).toBe(1)
  })

  it('puts what it cannot understand aside for a person and goes on with the rest', async () => {
    const order = li.all('workOrder').find(({ orderNo }) => orderNo === 'A4')
    const unknown = {
      ...li.author('lead.decline', { orderId: order?.id, ground: 'duplicate' }),
      type: 'case.fromTheFuture',
    }
    const malformed = { ...li.author('lead.decline', { orderId: order?.id, ground: 'duplicate' }), deviceAt: 'gestern' }
    const good = li.author('lead.decline', { orderId: order?.id, ground: 'duplicate' })
    const { receipts } = await li.pushed(unknown, malformed, good)
    expect(receipts.map(({ status, refusal }) => refusal?.code ?? status)).toEqual([
      'sync.unknownCommand',
      'sync.malformedCommand',
      'applied',
    ])
    const kept = await server.services.db.query('SELECT reason, command FROM quarantine ORDER BY seq')
    expect(kept).toMatchObject([
      { reason: 'sync.unknownCommand', command: unknown },
      { reason: 'sync.malformedCommand', command: malformed },
    ])
  })

  it('blocks what builds on a refused command', async () => {
    const caseId = uuidv7()
    const order = li.all('workOrder').find(({ orderNo }) => orderNo === 'A0')
    const accept = {
      ...li.author('case.open', { caseId, title: '媒体案', origin: 'media', originNote: '报道', region: '411702' }),
      type: 'case.accept',
      input: { caseId, orderIds: [order?.id], title: '重复受理' },
    }
    const classify = { ...accept, id: uuidv7(), seq: accept.seq + 1, type: 'case.classify', after: [accept.seq] }
    li.nextSeq += 1
    const { receipts } = await li.pushed(accept, { ...classify, input: { caseId, field: 'transport', reason: '判' } })
    expect(receipts.map(({ status, refusal }) => `${status} ${refusal?.code}`)).toEqual([
      'rejected cases.leadDecided',
      'blocked sync.blocked',
    ])
  })

  it('refuses another protocol, another user’s client, and a request without a login', async () => {
    const old = await zhang.ask(
      syncPaths.pull,
      { clientId: zhang.http.clientId, cursor: zhang.cursor },
      { [PROTOCOL_HEADER]: '0' },
    )
    expect(old.status).toBe(426)
    for (const asked of [
      { path: `${syncPaths.wait}?since=0` },
      { path: quarantinePaths.list },
      { path: quarantinePaths.file('x') },
      { path: quarantinePaths.decide, body: { id: 'x', decision: 'dismiss', note: '理由' } },
      { path: presencePath, body: { type: 'minutes', id: 'm1' } },
      { path: revealPath, body: { logId: 'l1', unmaskId: 'u1' } },
    ]) {
      const answer = await zhang.http.ask({ ...asked, headers: { [PROTOCOL_HEADER]: '0' } })
      expect([asked.path, answer.status]).toEqual([asked.path, 426])
    }
    await li.pull()
    const reconsider = li.author('lead.reconsider', {
      orderId: li.all('workOrder').find(({ orderNo }) => orderNo === 'A4')?.id,
    })
    const other = new FieldClient({ ...li.http, clientId: zhang.http.clientId })
    expect(JSON.parse((await other.push(reconsider)).text).error.code).toBe('auth.clientOfOther')
    expect(
      (
        await server.ask({
          path: syncPaths.pull,
          body: { clientId: uuidv7(), cursor: 'x' },
          headers: { [PROTOCOL_HEADER]: '1' },
        })
      ).status,
    ).toBe(401)
    const stale = await zhang.ask(syncPaths.pull, { clientId: zhang.http.clientId, cursor: 'nonsense' })
    expect(JSON.parse(stale.text).error.code).toBe('sync.cursorStale')
    expect((await zhang.ask(syncPaths.push, { clientId: zhang.http.clientId, commands: [] })).status).toBe(400)
  })

  it('tells server time and revision with every answer', async () => {
    const answer = await zhang.ask(syncPaths.pull, { clientId: zhang.http.clientId, cursor: zhang.cursor })
    expect(answer.headers).toMatchObject({ 'sync-time': '2026-11-23T01:30:00.000Z' })
    expect(Number(answer.headers['sync-v'])).toBeGreaterThan(0)
    expect(answer.headers['x-request-id']).toBeTruthy()
  })
})
