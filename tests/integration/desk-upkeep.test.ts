import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import type { DeskWorker } from '../../src/renderer/data/desk-worker-api'
import { registered, takeIn } from '../support/sync/take-in'
import { isSettled, statusIs, TestMachine, untilIs } from '../support/test-desk-client'
import { startTestServer, type TestServer } from '../support/test-server'

const DAY = 24 * 3600 * 1000
const all = { offset: 0, limit: 100 }

describe('a machine over the weeks', () => {
  let server: TestServer
  const open: DeskWorker[] = []

  beforeAll(async () => {
    server = await startTestServer()
    await takeIn(
      server.services.db,
      () => server.clock.now(),
      Array.from({ length: 8 }, (_, n) => registered(`U${n}`, { title: `三轮车被拖走 ${n}` })),
    )
  })
  afterAll(() => server.remove())
  afterEach(async () => {
    for (const desk of open.splice(0)) await desk.lock()
    for (const { name = '' } of await indexedDB.databases()) await Dexie.delete(name)
  })

  async function enter(machine: TestMachine, login = 'zhangwei'): Promise<DeskWorker> {
    const desk = machine.desk()
    await desk.start()
    const answer = await desk.login({ login, password: DEMO_PASSWORD, enrol: true })
    if (!answer.ok) throw new Error(answer.refusal.code)
    open.push(desk)
    await statusIs(desk, (now) => isSettled(now) && now.lastSyncedAt !== undefined)
    return desk
  }

  async function unlocked(machine: TestMachine) {
    const desk = machine.desk()
    const start = await desk.start()
    if (start.state !== 'loginNeeded') throw new Error(start.state)
    const userId = start.users.find(({ name }) => name === '张伟')?.userId ?? ''
    return { desk, answer: await desk.unlock({ userId, password: DEMO_PASSWORD }) }
  }

  it('builds its store anew without losing what was not yet sent, and brings everything back', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine)
    const { rows } = await desk.listOrders({ ...all, leadState: 'open' })
    machine.fate = ({ path }) => (path.endsWith('/push') ? 'fail' : 'pass')
    const caseId = uuidv7()
    await desk.run('case.accept', { caseId, orderIds: [rows[0]?.id], title: '未及上传' })
    await untilIs(
      desk,
      ['sync'],
      () => desk.syncStatus(),
      ({ connection }) => connection === 'offline',
    )
    expect(await desk.rebuild()).toEqual({ ok: false, refusal: { code: 'local.offlineRebuild' } })
    machine.fate = ({ path }) => (path.endsWith('/push') ? 'loseAnswer' : 'pass')
    await desk.syncNow()
    machine.fate = () => 'pass'
    await statusIs(desk, ({ connection }) => connection === 'online')
    expect(await desk.rebuild()).toMatchObject({ ok: true })

    const { desk: again, answer } = await unlocked(machine)
    expect(answer).toMatchObject({ ok: true })
    open.push(again)
    await statusIs(again, isSettled)
    const found = await untilIs(
      again,
      [`case/${caseId}`, 'sync'],
      () => again.caseBundle(caseId),
      (bundle) => bundle?.case.caseNo !== undefined && bundle.pending.length === 0,
    )
    expect(found?.case.title).toBe('未及上传')
    expect(found?.actions).toHaveLength(1)
    expect((await again.listOrders(all)).total).toBe(8)
  })

  it('tells whoever looks for a fault everything but what is in the cases', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine)
    machine.goOffline()
    const { rows } = await desk.listOrders({ ...all, leadState: 'open' })
    await desk.run('lead.decline', { orderId: rows[0]?.id, ground: 'notEnforcement', note: '与李秀英核实过' })
    const text = await desk.diagnosis()
    expect(JSON.parse(text)).toMatchObject({
      product: 'supervision-desk',
      journaled: true,
      outbox: [{ type: 'lead.decline' }],
      storage: { rows: { workOrder: 8 } },
    })
    for (const secret of ['张伟', '三轮车', '与李秀英核实过', '13800000000', '张三'])
      expect(text.includes(secret), secret).toBe(false)
  })

  it('locks itself a fortnight after it last met its server, whatever is done to its clock', async () => {
    const machine = new TestMachine(server)
    await (await enter(machine)).lock()
    open.length = 0
    machine.goOffline()
    const lastContact = server.clock.now().getTime() - Date.now()
    machine.clockAheadMs = lastContact + 13 * DAY
    const inTime = await unlocked(machine)
    expect(inTime.answer).toMatchObject({ ok: true })
    await inTime.desk.lock()
    machine.clockAheadMs = lastContact + 15 * DAY
    const ended = { ok: false, refusal: { code: 'local.leaseEnded', args: { days: 14 } } }
    expect((await unlocked(machine)).answer).toEqual(ended)
    machine.online = true
    expect(await enter(machine)).toBeDefined()
  })
})
